using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

internal static class CancelSession
{
    public static async Task<Results<Ok<SessionView>, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var (session, mentorship) = await db.LockSessionOfPair(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        var before = session!.Version;
        var broken = session.Cancel(caller.PersonId, now);
        if (http.RequireMatchOfStep(session, before, broken) is { } refused)
        {
            return refused;
        }

        if (session.Version != before)
        {
            await Release(session, mentorship!, caller.PersonId, db, publish, token);
        }

        var key = await keys.Find(mentorship!.Id, token);
        await db.SaveChangesAsync(token);
        http.SetETag(session);
        return TypedResults.Ok(SessionView.Of(session, key));
    }

    /// <summary>The time of both is free again, and both are told. By nobody: as "not available".</summary>
    public static async Task Release(
        MentoringSession session, Mentorship mentorship, Guid? by, MentoringDb db, IPublishEndpoint publish, CancellationToken token)
    {
        await db.BookedTimes.Where(t => t.SubjectId == session.Id).ExecuteDeleteAsync(token);
        await publish.Publish(new MentoringSessionCancelled(
            session.Id, mentorship.MenteeId, mentorship.MentorId, by, session.StartsAt, session.Sequence), token);
    }

    /// <summary>With a mentorship that ends, in its transaction: what was planned is called off, and that it ended says so.</summary>
    public static async Task AllOf(Guid mentorshipId, MentoringDb db, DateTimeOffset now, CancellationToken token)
    {
        var planned = await db.Sessions.Where(s => s.MentorshipId == mentorshipId && s.State == SessionState.Planned && s.StartsAt > now)
            .OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(token);
        foreach (var id in planned)
        {
            (await db.LockAsync<MentoringSession>(id, token))?.Cancel(by: null, now);
        }

        var holds = await db.SlotHolds.Where(h => h.MentorshipId == mentorshipId).Select(h => h.Id).ToListAsync(token);
        await db.SlotHolds.Where(h => holds.Contains(h.Id)).ExecuteDeleteAsync(token);
        await db.BookedTimes.Where(t => planned.Contains(t.SubjectId) || holds.Contains(t.SubjectId)).ExecuteDeleteAsync(token);
    }
}
