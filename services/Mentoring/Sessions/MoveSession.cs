using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Sessions.Slots;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Mentoring.Sessions;

internal static class MoveSession
{
    public static async Task<Results<Ok<SessionView>, ProblemResult>> Handle(
        Guid id, SessionDetailsRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var (session, mentorship) = await db.LockSessionOfPair(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (http.RequireMatch(session!) is { } stale)
        {
            return stale;
        }

        if (SessionDetails.Check(body, now, now) is { } invalid)
        {
            return invalid;
        }

        var startsAt = SessionDetails.Moment(body.StartsAt);
        if (await PlanSession.Refuse(mentorship!, startsAt, db, now, token) is { } notNow)
        {
            return notNow;
        }

        if (await keys.Find(mentorship!.Id, token) is not { } key)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        if (session!.Move(startsAt, body.Minutes, SessionDetails.Where(body), key, now) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.FreeExpiredHolds(mentorship, now, token);
        try
        {
            await db.BookedTimes.Where(t => t.SubjectId == id).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.StartsAt, session.StartsAt).SetProperty(t => t.EndsAt, session.EndsAt), token);
        }
        catch (PostgresException taken) when (taken.Violates(BookedTime.OnceAtATime))
        {
            return ProblemResult.Of(SessionRules.TimeTaken);
        }

        await publish.Publish(new MentoringSessionMoved(
            id, WellKnown.Id($"session-moved/{id}/{session.Sequence}"), mentorship.MenteeId, mentorship.MentorId, caller.PersonId,
            session.StartsAt, session.Sequence), token);
        await session.RemindOf(publish, now, token);
        await db.SaveChangesAsync(token);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session, key));
    }
}
