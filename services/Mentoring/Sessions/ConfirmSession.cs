using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class ConfirmSession
{
    public static async Task<Results<Ok<SessionView>, Refusal>> Handle(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        // Under the lock the second of two who confirm at once sees the first, and counts the session.
        var session = await db.LockSession(id, token);
        var mentorship = session is null ? null : await db.Mentorships.AsNoTracking().SingleAsync(m => m.Id == session.MentorshipId, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var unconfirmed = session!.MenteeConfirmedAt is null && session.MentorConfirmedAt is null;
        var before = session.Version;
        var broken = session.Confirm(asMentor: caller.PersonId == mentorship!.MentorId, now);
        if (http.RequireMatchOfStep(session, before, broken) is { } refused)
        {
            return refused;
        }

        if (unconfirmed)
        {
            await publish.PublishDue(new SessionConfirmationDue(id), now + MentoringSession.Silence, token);
        }

        if (session.CountAsHeld(now))
        {
            await publish.Publish(new SessionHeld(id, mentorship.Id, mentorship.MenteeId, mentorship.MentorId, session.StartsAt), token);
        }

        var key = await keys.Find(mentorship.Id, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session, key));
    }
}
