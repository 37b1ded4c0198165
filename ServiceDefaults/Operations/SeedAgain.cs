using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Plants what is missing of the first rows; how many were written.</summary>
internal delegate Task<int> PlantSeed(CancellationToken token);

/// <summary>What planting again did.</summary>
/// <param name="RowsWritten">0 when nothing was missing.</param>
internal sealed record SeededView(int RowsWritten);

/// <summary>Plants the seed again, in development: what somebody deleted while trying things out is there again.</summary>
internal static class SeedAgain
{
    public static async Task<Results<Ok<SeededView>, ProblemResult>> Handle(
        OperatorReason body, Caller caller, PlantSeed plant, DbContext db, TimeProvider clock, CancellationToken token)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        db.Add(OperatorAction.Seed(caller, body.Reason, clock.GetUtcNow()));
        return TypedResults.Ok(new SeededView(await plant(token)));
    }
}
