using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Sessions.Slots;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A session was planned. Where is not repeated: this answer is kept for replay, and would be kept readable.</summary>
/// <param name="Id">The session.</param>
/// <param name="MentorshipId">Its mentorship.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Minutes">How long.</param>
/// <param name="State">planned.</param>
internal sealed record SessionPlanned(Guid Id, Guid MentorshipId, DateTimeOffset StartsAt, int Minutes, SessionState State);

internal static class PlanSession
{
    public static async Task<Results<Created<SessionPlanned>, ProblemResult>> Handle(
        Guid id, SessionDetailsRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (SessionDetails.Check(body, now, now.AddDays(-7)) is { } invalid)
        {
            return invalid;
        }

        var startsAt = SessionDetails.Moment(body.StartsAt);
        if (await Refuse(mentorship!, startsAt, db, now, token) is { } broken)
        {
            return broken;
        }

        if (await keys.Find(id, token) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        await db.FreeExpiredHolds(mentorship!, now, token);
        if (body.HoldId is { } hold && !await db.TakeHold(hold, id, startsAt, body.Minutes, now, token))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        var session = MentoringSession.Plan(id, startsAt, body.Minutes, SessionDetails.Where(body), key, now);
        db.Add(session);
        db.AddRange(Booked(session, mentorship!, now));
        await publish.Publish(new MentoringSessionPlanned(
            session.Id, id, mentorship!.MenteeId, mentorship.MentorId, caller.PersonId, session.StartsAt), token);
        await session.RemindOf(publish, now, token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(BookedTime.OnceAtATime))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        http.SetETag(session);
        return TypedResults.Created($"/v1/mentoring-sessions/{session.Id}", new SessionPlanned(
            session.Id, id, session.StartsAt, session.Minutes, session.State));
    }

    /// <summary>What stands against a session of the two at that time.</summary>
    public static async Task<ProblemResult?> Refuse(
        Mentorship mentorship, DateTimeOffset startsAt, MentoringDb db, DateTimeOffset now, CancellationToken token) =>
        mentorship.State is not MentorshipState.Active
            ? ProblemResult.Of(mentorship.HasEnded ? MentorshipRules.Ended : MentorshipRules.NotActive)
        : startsAt < mentorship.StartedAt ? ProblemResult.Of(SessionRules.BeforeMentorship)
        // Who is left out is not told so, and goes on with the women whom she meets; only who is not approved is not booked.
        : startsAt > now && !await db.Mentors.AnyAsync(
            m => m.Id == mentorship.MentorId && m.Standing == MentorStanding.Approved && m.ApprovedUntil > now, token)
            ? ProblemResult.Of(MentorRules.NotAvailable)
        : null;

    private static IEnumerable<BookedTime> Booked(MentoringSession session, Mentorship mentorship, DateTimeOffset now) =>
        new[] { mentorship.MenteeId, mentorship.MentorId }.Order()
            .Select(person => BookedTime.Of(person, session.Id, session.StartsAt, session.EndsAt, now));
}
