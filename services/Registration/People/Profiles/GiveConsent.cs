using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>A consent that the caller gives; the request's language is the language she read the text in.</summary>
/// <param name="Purpose">platform, pictures, research, stories, partners, demographics or needs.</param>
/// <param name="TextVersion">The version of the text that she was shown, 1 to 40 characters.</param>
internal sealed record ConsentGiven(string Purpose, string TextVersion);

internal static class GiveConsent
{
    public static async Task<Results<Created<ConsentView>, ProblemResult>> Handle(
        ConsentGiven body, Caller caller, RegistrationDb db, IPersonIndex index, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (new Validation().OneOf(body.Purpose, Consent.Purposes, "purpose")
            .Length(body.TextVersion, 1, 40, "textVersion").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.LockVault(caller.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var (given, broken) = await Record(db, index, entry, body, http.Language(), ConsentWay.App, clock, token);
        return given is not null ? TypedResults.Created("/v1/me/consents", ConsentView.Of(given)) : ProblemResult.Of(broken!);
    }

    /// <summary>Writes a consent to the text that is current, however it reached us. Her vault entry is locked.</summary>
    public static async Task<(Consent? Given, Error? Broken)> Record(
        RegistrationDb db, IPersonIndex index, VaultEntry entry, ConsentGiven body, string language, ConsentWay way, TimeProvider clock,
        CancellationToken token)
    {
        var current = ConsentTexts.Current(body.Purpose).Version;
        if (body.TextVersion.Trim() != current)
        {
            return (null, PeopleRules.ConsentTextOutdated.With("current", current));
        }

        var consent = Consent.Give(entry.PersonId, body.Purpose, current, language, way, clock.GetUtcNow());
        db.Add(consent);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_consent_person_id_purpose_text_version"))
        {
            return (null, PeopleRules.ConsentAlreadyGiven);
        }

        await index.Refresh(entry, token);
        return (consent, null);
    }

    /// <summary>True while the person's consent to the platform stands.</summary>
    public static Task<bool> HasAgreed(this RegistrationDb db, Guid personId, CancellationToken token) =>
        db.HasAgreed(personId, Consent.Platform, token);

    /// <summary>True while the person's consent for the purpose stands, to whichever version of its text.</summary>
    public static Task<bool> HasAgreed(this RegistrationDb db, Guid personId, string purpose, CancellationToken token) =>
        db.Consents.AnyAsync(c => c.PersonId == personId && c.Purpose == purpose && c.WithdrawnAt == null, token);
}
