using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>A guardian agrees on the girl's screen; the request's language is the language that the text was read in.</summary>
/// <param name="Name">The guardian's, 1 to 100 characters.</param>
/// <param name="Relation">mother, father or guardian.</param>
/// <param name="TextVersion">The version of the text that was shown, 1 to 40 characters.</param>
/// <param name="ChallengeId">From asking for a code to the guardian's phone.</param>
/// <param name="Code">The six digits that came to it.</param>
internal sealed record GuardianConsentGiven(string Name, GuardianRelation Relation, string TextVersion, Guid ChallengeId, string Code);

internal static class GiveGuardianConsent
{
    public static async Task<Results<Created<GuardianConsentReceipt>, ProblemResult>> Handle(
        GuardianConsentGiven body, Caller caller, RegistrationDb db, PersonVault vault, OneTimeCodes codes, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (new Validation().Name(body.Name, 100, "name").Length(body.TextVersion, 1, 40, "textVersion")
            .Check(OneTimeCodes.IsCode(body.Code), "code", SignInRules.SixDigits).Problem is { } refusal)
        {
            return refusal;
        }

        if (Outdated(body.TextVersion) is { } outdated)
        {
            return ProblemResult.Of(outdated);
        }

        if (await db.LockVault(caller.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        if (await codes.Redeem(body.ChallengeId, body.Code, CodePurpose.Guardian(caller.PersonId)) is not { } proven)
        {
            return ProblemResult.Of(GuardianRules.CodeWrong);
        }

        // It may have become hers since the code was sent.
        if (await IsHers(proven.Phone, caller.PersonId, db, vault, token))
        {
            return ProblemResult.Of(GuardianRules.OwnPhone);
        }

        var consent = GuardianConsent.Give(entry, vault, new(body.Name.Trim(), proven.Phone.E164), body.Relation,
            body.TextVersion.Trim(), http.Language(), ConsentWay.App, clock.GetUtcNow());
        return await Keep(consent, db, token) is { } rule ? ProblemResult.Of(rule)
            : TypedResults.Created("/v1/me/guardian-consents", new GuardianConsentReceipt(consent.Id, consent.GivenAt));
    }

    /// <summary>Writes it down; the rule that forbids it when the same relation has agreed already.</summary>
    public static async Task<Error?> Keep(GuardianConsent consent, RegistrationDb db, CancellationToken token)
    {
        db.Add(consent);
        try
        {
            await db.SaveChangesAsync(token);
            return null;
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_guardian_consents_standing"))
        {
            return GuardianRules.AlreadyAgreed;
        }
    }

    /// <summary>What is to be said to whoever read an older text.</summary>
    public static Error? Outdated(string textVersion)
    {
        var current = ConsentTexts.Current(GuardianConsent.Purpose).Version;
        return textVersion.Trim() == current ? null : PeopleRules.ConsentTextOutdated.With("current", current);
    }

    /// <summary>A number that the girl signs in with, or that is written into any record of hers, proves nothing about her
    /// guardian.</summary>
    public static Task<bool> IsHers(PhoneNumber phone, Guid personId, RegistrationDb db, PersonVault vault, CancellationToken token)
    {
        var (index, ids) = (vault.IndexOf(phone), db.IdsOf(personId));
        return db.ContactPoints.AnyAsync(c => ids.Contains(c.PersonId) && c.PhoneIndex == index, token);
    }
}
