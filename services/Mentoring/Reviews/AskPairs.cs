using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Reviews;

/// <summary>Both are asked how it goes.</summary>
internal sealed class AskForReview(MentoringDb db) : IConsumer<MentorshipReviewDue>
{
    public async Task Consume(ConsumeContext<MentorshipReviewDue> context)
    {
        var (id, endsOn) = context.Message;
        var token = context.CancellationToken;
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token);
        var agreement = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.MentorshipId == id, token);
        var agreed = agreement is { IsBinding: true } ? (DateOnly?)agreement.EndsOn : null;
        if (mentorship is { HasEnded: false } && agreed == endsOn)
        {
            await context.Publish(new MentorshipReviewAsked(
                id, WellKnown.Id($"mentorship-review/{id}"), mentorship.MenteeId, mentorship.MentorId), token);
        }
    }
}

/// <summary>A pair of which nothing was heard for three weeks is asked, and the coordinator sees it. It is asked again after three
/// more.</summary>
internal sealed class AskSilentPair(MentoringDb db, TimeProvider clock) : IConsumer<MentorshipCheckDue>
{
    public async Task Consume(ConsumeContext<MentorshipCheckDue> context)
    {
        var (id, token, now) = (context.Message.MentorshipId, context.CancellationToken, clock.GetUtcNow());
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship is null or { HasEnded: true } || now < mentorship.NextCheckAt)
        {
            return;
        }

        var last = await LastHeardOf(mentorship, token);
        var silent = now >= last + MentorshipDeadlines.Silence;
        if (silent && mentorship.State is MentorshipState.Active)
        {
            await context.Publish(new MentorshipSilent(
                id, WellKnown.Id($"mentorship-silent/{id}/{last:O}/{(int)((now - last) / MentorshipDeadlines.Silence)}"),
                mentorship.MenteeId, mentorship.MentorId), token);
        }

        var next = (silent ? now : last) + MentorshipDeadlines.Silence;
        mentorship.Hear(silent ? last : null, next);
        await context.SchedulePublish(new MentorshipCheckDue(id), next, token);
    }

    private async Task<DateTimeOffset> LastHeardOf(Mentorship mentorship, CancellationToken token)
    {
        var session = await db.Sessions
            .Where(s => s.MentorshipId == mentorship.Id && s.State != SessionState.Cancelled && s.State != SessionState.NotHeld)
            .MaxAsync(s => (DateTimeOffset?)s.StartsAt, token);
        var note = await db.Notes.Where(n => n.MentorshipId == mentorship.Id).MaxAsync(n => (DateTimeOffset?)n.WrittenAt, token);
        return new[] { mentorship.StartedAt, session ?? DateTimeOffset.MinValue, note ?? DateTimeOffset.MinValue }.Max();
    }
}
