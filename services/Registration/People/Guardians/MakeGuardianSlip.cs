using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>A slip to show to the coordinator.</summary>
/// <param name="Slip">Eight characters with a hyphen in the middle; good once.</param>
/// <param name="ExpiresAt">Seven days from now.</param>
internal sealed record GuardianSlipView(string Slip, DateTimeOffset ExpiresAt);

internal static class MakeGuardianSlip
{
    public static async Task<Results<Ok<GuardianSlipView>, ProblemResult>> Handle(
        Caller caller, RegistrationDb db, PlatformKey platform, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.LockVault(caller.PersonId, token) is null)
        {
            return ProblemResult.NotFound;
        }

        await db.GuardianSlips.Where(s => s.PersonId == caller.PersonId).ExecuteDeleteAsync(token);
        var (slip, word) = GuardianSlip.Make(caller.PersonId, platform, clock.GetUtcNow());
        db.Add(slip);
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new GuardianSlipView(word, slip.ExpiresAt));
    }
}
