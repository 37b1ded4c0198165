using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A session begins soon; Mentoring's own deadline.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Sequence">How often it had been moved: a reminder of an earlier time is void.</param>
/// <param name="Hours">How long before.</param>
public sealed record SessionReminderDue(Guid SessionId, int Sequence, int Hours) : IFact
{
    Guid IFact.Key => SessionId;
}

/// <summary>Both are reminded a day and two hours before.</summary>
internal sealed class RemindOfSession(MentoringDb db, TimeProvider clock) : IConsumer<SessionReminderDue>
{
    public async Task Consume(ConsumeContext<SessionReminderDue> context)
    {
        var (id, sequence, hours) = context.Message;
        var token = context.CancellationToken;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, token);
        if (session is not { State: SessionState.Planned } || session.Sequence != sequence || clock.GetUtcNow() >= session.StartsAt)
        {
            return;
        }

        var mentorship = await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == session.MentorshipId, token);
        if (mentorship.State is MentorshipState.Active)
        {
            await context.Publish(new MentoringSessionReminded(
                id, WellKnown.Id($"session-reminder/{id}/{sequence}/{hours}"), mentorship.MenteeId, mentorship.MentorId, session.StartsAt),
                token);
        }
    }
}

internal static class Reminders
{
    private static readonly int[] HoursBefore = [24, 2];

    public static async Task RemindOf(this MentoringSession session, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        foreach (var hours in HoursBefore.Where(hours => session.StartsAt.AddHours(-hours) > now))
        {
            await publish.SchedulePublish(new SessionReminderDue(session.Id, session.Sequence, hours), session.StartsAt.AddHours(-hours),
                token);
        }
    }
}
