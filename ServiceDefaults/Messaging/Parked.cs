using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>A fact that was given up.</summary>
/// <param name="Seq">Names it for release.</param>
/// <param name="MessageType">What it is.</param>
/// <param name="Key">The aggregate; later facts of it wait behind this one.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why not.</param>
/// <param name="ParkedAt">Since when.</param>
public sealed record ParkedFact(long Seq, string MessageType, Guid Key, int Attempts, string? LastError, DateTimeOffset ParkedAt);

/// <summary>The operator's view of facts that were given up, on the service itself; the gateway does not lead here.</summary>
internal static class Parked
{
    public static void MapParked(this IEndpointRouteBuilder app)
    {
        var parked = app.MapGroup("/operations/parked").RequireAuthorization("operator").ExcludeFromDescription();
        parked.MapGet("", List);
        parked.MapPost("/{seq:long}/release", Release);
    }

    private static async Task<Ok<List<ParkedFact>>> List(DbContext db, CancellationToken token) =>
        TypedResults.Ok(await db.Set<OutboxRow>().Where(row => row.Attempts > 0 && row.ParkedAt != null).OrderBy(row => row.Seq).Take(100)
            .Select(row => new ParkedFact(row.Seq, row.MessageType, row.Key, row.Attempts, row.LastError, row.ParkedAt!.Value))
                .ToListAsync(token));

    private static async Task<Results<NoContent, Refusal>> Release(long seq, DbContext db, TimeProvider clock, RelaySignal signal,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var released = await db.Set<OutboxRow>().Where(row => row.Seq == seq && row.ParkedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ParkedAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0)
            .SetProperty(row => row.NextAttemptAt, now), token);
        signal.Set();
        return released == 1 ? TypedResults.NoContent() : Refusal.NotFound;
    }
}
