using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>Somebody whom the caller has blocked.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Since">Since when.</param>
internal sealed record BlockView(Guid PersonId, DateTimeOffset Since);

internal static class ListBlocks
{
    /// <summary>Her own: who keeps away from her, and what a measure does, is nowhere to be read.</summary>
    public static async Task<Results<Ok<Page<BlockView>>, ProblemResult>> Handle(
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
}
