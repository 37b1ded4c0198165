using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocking;

/// <summary>Somebody whom the caller has blocked.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Since">Since when.</param>
internal sealed record BlockView(Guid PersonId, DateTimeOffset Since);

internal static class BlockPerson
{
    private static readonly Error Herself = new("own_block",
        "Өзүңүздү бөгөттөй албайсыз.", "Нельзя заблокировать себя.", "Nobody blocks herself.");

    public static async Task<Results<Ok<Page<BlockView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var mine = db.Blocks.AsNoTracking().Where(b => b.BlockerId == caller.PersonId && b.BlockedId > page.After)
            .OrderBy(b => b.BlockedId);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(mine, b => b.BlockedId, b => new BlockView(b.BlockedId, b.Since), http));
    }

    /// <summary>The answer is the same whether there is such a person or not.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Put(
        Guid personId, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var (token, now, me) = (http.RequestAborted, clock.GetUtcNow(), caller.PersonId);
        if (personId == me)
        {
            return ProblemResult.Of(Herself);
        }

        await Between(me, personId, db, publish, now, token);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemResult>> Delete(
        Guid personId, Caller caller, MentoringDb db, IPublishEndpoint publish, HttpContext http)
    {
        var (token, me) = (http.RequestAborted, caller.PersonId);
        if (await db.Blocks.Where(b => b.BlockerId == me && b.BlockedId == personId).ExecuteDeleteAsync(token) == 1)
        {
            await publish.Publish(new PersonUnblocked(me, personId), token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>In the caller's transaction: what waits between the two is taken back, what runs ends like anything that ends.</summary>
    public static async Task Between(
        Guid blocker, Guid blocked, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        await db.LockPairAsync(blocker, blocked, token);
        if (await db.Database.ExecuteSqlAsync(
            $"INSERT INTO blocks (blocker_id, blocked_id, since) VALUES ({blocker}, {blocked}, {now}) ON CONFLICT DO NOTHING", token) == 0)
        {
            return;
        }

        var running = await db.Mentorships.AsNoTracking()
            .Where(m => (m.MenteeId == blocker && m.MentorId == blocked) || (m.MenteeId == blocked && m.MentorId == blocker))
            .Where(m => m.EndedAt == null).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(token);
        foreach (var id in running)
        {
            if (await db.LockAsync<Mentorship>(id, token) is { HasEnded: false } mentorship)
            {
                await EndMentorship.Close(mentorship, EndingReasons.Other, blocker, db, publish, now, token);
            }
        }

        await TakeBack.Between(blocker, blocked, db, publish, now, token);
        await publish.Publish(new PersonBlocked(blocker, blocked), token);
    }
}
