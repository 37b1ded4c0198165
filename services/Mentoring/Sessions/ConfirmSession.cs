using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>Whether a session took place, by the coordinator's word.</summary>
/// <param name="Held">True when it counts.</param>
internal sealed record DecideSessionRequest(bool Held);

internal static class ConfirmSession
{
    public static Task<Results<Ok<SessionView>, ProblemResult>> Confirm(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Say(id, tookPlace: true, caller, db, keys, publish, clock, http);

    public static Task<Results<Ok<SessionView>, ProblemResult>> Deny(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Say(id, tookPlace: false, caller, db, keys, publish, clock, http);

    /// <summary>By the coordinator of the lab who is none of the two.</summary>
    public static async Task<Results<Ok<SessionView>, ProblemResult>> Decide(
        Guid id, DecideSessionRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var (session, mentorship) = await db.LockSessionOfPair(id, token);
        if (mentorship is null || !mentorship.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (mentorship.IsOf(caller.PersonId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(session!) is { } stale)
        {
            return stale;
        }

        if (session!.Decide(body.Held, now) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await session.Tell(mentorship, publish, token);
        await db.SaveChangesAsync(token);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session, key: null));
    }

    private static async Task<Results<Ok<SessionView>, ProblemResult>> Say(
        Guid id, bool tookPlace, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        // Under the lock the second of two who answer at once sees the first.
        var (session, mentorship) = await db.LockSessionOfPair(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var unanswered = !session!.IsAnswered;
        var before = session.Version;
        var asMentor = caller.PersonId == mentorship!.MentorId;
        var broken = tookPlace ? session.Confirm(asMentor, now) : session.Deny(asMentor, now);
        if (http.RequireMatchOfStep(session, before, broken) is { } refused)
        {
            return refused;
        }

        if (unanswered && session.Version != before)
        {
            await publish.SchedulePublish(new SessionConfirmationDue(id), now + MentoringSession.Silence, token);
        }

        if (session.Settle(now))
        {
            await session.Tell(mentorship, publish, token);
        }

        var key = await keys.Find(mentorship.Id, token);
        await db.SaveChangesAsync(token);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session, key));
    }

    /// <summary>Tells what a session has just become.</summary>
    public static Task Tell(this MentoringSession session, Mentorship mentorship, IPublishEndpoint publish, CancellationToken token) =>
        session.State switch
        {
            SessionState.Held => publish.Publish(
                new SessionHeld(session.Id, mentorship.Id, mentorship.MenteeId, mentorship.MentorId, session.StartsAt), token),
            SessionState.Disputed => publish.Publish(
                new LabAttentionAsked(session.Id, mentorship.LabId, mentorship.MenteeId, mentorship.MentorId), token),
            _ => Task.CompletedTask,
        };
}
