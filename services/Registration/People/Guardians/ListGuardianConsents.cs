using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>A guardian's consent on record.</summary>
/// <param name="Id">Names it for withdrawal.</param>
/// <param name="Name">Who agreed; null when it cannot be read any more.</param>
/// <param name="Relation">mother, father or guardian.</param>
/// <param name="Phone">To call the guardian; null when none was told.</param>
/// <param name="TextVersion">The version of the text that was read.</param>
/// <param name="Language">The language it was read in.</param>
/// <param name="Way">app, by a code to the guardian's phone, or paper.</param>
/// <param name="GivenAt">When.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
internal sealed record GuardianConsentView(
    Guid Id, string? Name, GuardianRelation Relation, string? Phone, string TextVersion, string Language, ConsentWay Way,
    DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt)
{
    public static GuardianConsentView Of(GuardianConsent consent, VaultEntry entry, PersonVault vault)
    {
        var who = consent.Who(entry, vault);
        return new(consent.Id, who?.Name, consent.Relation, who?.Phone, consent.TextVersion, consent.Language, consent.Way,
            consent.GivenAt, consent.WithdrawnAt);
    }
}

/// <summary>A guardian's consent was recorded. It repeats nothing of who the guardian is: the answer is kept for replay.</summary>
/// <param name="Id">The consent.</param>
/// <param name="GivenAt">When.</param>
internal sealed record GuardianConsentReceipt(Guid Id, DateTimeOffset GivenAt);

internal static class ListGuardianConsents
{
    public static Task<Results<Ok<Page<GuardianConsentView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token) =>
        Of(caller.PersonId, page, db, vault, http, token);

    /// <summary>The consents of one girl, oldest first.</summary>
    public static async Task<Results<Ok<Page<GuardianConsentView>>, ProblemResult>> Of(
        Guid personId, PageQuery page, RegistrationDb db, PersonVault vault, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.CacheControl = "no-store";
        var rows = db.GuardianConsents.AsNoTracking().Where(c => c.PersonId == personId && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, c => GuardianConsentView.Of(c, entry, vault), http));
    }
}
