using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People;

/// <summary>A consent that the caller gives; the request's language is the language she read the text in.</summary>
/// <param name="Purpose">platform, pictures, research, stories or partners.</param>
/// <param name="TextVersion">The version of the text that she was shown, 1 to 40 characters.</param>
internal sealed record ConsentGiven(string Purpose, string TextVersion);

internal static class GiveConsent
{
    public static async Task<Results<Created<ConsentView>, Refusal>> Handle(
        ConsentGiven body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().OneOf(body.Purpose, Consent.Purposes, "purpose").Length(body.TextVersion, 1, 40, "textVersion").Refusal is { } refusal)
        {
            return refusal;
        }

        if (!await db.People.AnyAsync(p => p.Id == caller.PersonId && p.ErasedAt == null, token))
        {
            return Refusal.NotFound;
        }

        var consent = Consent.Give(caller.PersonId, body.Purpose, body.TextVersion.Trim(), http.Language(), ConsentWay.App, clock.GetUtcNow());
        db.Add(consent);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Broke("ix_consent_person_id_purpose_text_version"))
        {
            return Refusal.Of(PeopleRules.ConsentAlreadyGiven);
        }

        return TypedResults.Created("/v1/me/consents", ConsentView.Of(consent));
    }

    /// <summary>True while the person's consent to the platform stands.</summary>
    public static Task<bool> HasAgreed(this RegistrationDb db, Guid personId, CancellationToken token) =>
        db.Consents.AnyAsync(c => c.PersonId == personId && c.Purpose == Consent.Platform && c.WithdrawnAt == null, token);
}
