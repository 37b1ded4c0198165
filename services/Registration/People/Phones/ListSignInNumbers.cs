using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>A number of the caller.</summary>
/// <param name="Id">Names it to remove it.</param>
/// <param name="Phone">The number.</param>
/// <param name="ProvenAt">Since when it is known to be hers; null for a number that her lab wrote down, which does not sign her in once
/// another one is proven.</param>
internal sealed record SignInNumberView(Guid Id, string? Phone, DateTimeOffset? ProvenAt);

internal static class ListSignInNumbers
{
    public static async Task<Ok<Page<SignInNumberView>>> Handle(Caller caller, RegistrationDb db, PersonVault vault, HttpContext http,
        CancellationToken token)
    {
        var rows = await Entries(db, caller.PersonId).AsNoTracking().ToListAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Page<SignInNumberView>(
            rows.ConvertAll(e => new SignInNumberView(e.PersonId, vault.PhoneOf(e), e.Contact!.ProvenAt)), Next: null));
    }

    /// <summary>Her records that have a number, her own first.</summary>
    public static IQueryable<VaultEntry> Entries(RegistrationDb db, Guid personId) => db.Vault.Include(v => v.Contact)
        .Where(v => v.Contact != null && db.IdsOf(personId).Contains(v.PersonId))
        .OrderByDescending(v => v.PersonId == personId).ThenBy(v => v.PersonId);
}
