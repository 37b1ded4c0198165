using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

internal static class BlockPerson
{
    private static readonly Error Herself = new("own_block",
        "Өзүңүздү бөгөттөй албайсыз.", "Нельзя заблокировать себя.", "Nobody blocks herself.");

    /// <summary>The answer is the same whether there is such a person or not.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Put(
        Guid personId, Caller caller, MentoringDb db, BlockAnnouncer announcer, TimeProvider clock, HttpContext http)
    {
        var (token, now, me) = (http.RequestAborted, clock.GetUtcNow(), caller.PersonId);
        if (personId == me)
        {
            return ProblemResult.Of(Herself);
        }

        await db.LockPairAsync(me, personId, token);
        if (await db.Database.ExecuteSqlAsync(
            $"INSERT INTO blocks (blocker_id, blocked_id, since) VALUES ({me}, {personId}, {now}) ON CONFLICT DO NOTHING", token) == 1)
        {
            await announcer.Begin(me, personId, now, token);
            await db.SaveChangesAsync(token);
        }

        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemResult>> Delete(
        Guid personId, Caller caller, MentoringDb db, BlockAnnouncer announcer, TimeProvider clock, HttpContext http)
    {
        var (token, me) = (http.RequestAborted, caller.PersonId);
        await db.LockPairAsync(me, personId, token);
        if (await db.Blocks.Where(b => b.BlockerId == me && b.BlockedId == personId).ExecuteDeleteAsync(token) == 1)
        {
            await announcer.End(me, personId, clock.GetUtcNow(), token);
            await db.SaveChangesAsync(token);
        }

        return TypedResults.NoContent();
    }
}
