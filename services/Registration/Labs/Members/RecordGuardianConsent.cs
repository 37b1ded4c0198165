using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>What a guardian signed on paper.</summary>
/// <param name="Name">The guardian's, 1 to 100 characters.</param>
/// <param name="Relation">mother, father or guardian.</param>
/// <param name="TextVersion">The version that was signed.</param>
/// <param name="Phone">To call the guardian; left out when there is none.</param>
internal sealed record GuardianOnPaper(string Name, GuardianRelation Relation, string TextVersion, string? Phone = null)
{
    public Validation Check(Validation check) => check.Name(Name, 100, "guardian.name").Length(TextVersion, 1, 40, "guardian.textVersion")
        .Check(Phone is null || PhoneNumber.TryRead(Phone) is not null, "guardian.phone", PeopleRules.NoPhone);

    public GuardianConsent Give(VaultEntry entry, PersonVault vault, string language, DateTimeOffset now) => GuardianConsent.Give(
        entry, vault, new(Name.Trim(), PhoneNumber.TryRead(Phone)?.E164), Relation, TextVersion.Trim(), language, ConsentWay.Paper, now);
}

/// <summary>A guardian's consent on paper, for a member of the lab or for a girl who shows a slip.</summary>
/// <param name="Guardian">Who signed.</param>
/// <param name="Language">The language of the paper: ky, ru or en.</param>
/// <param name="Reason">How the coordinator knows the guardian, 1 to 500 characters; the girl can read it.</param>
/// <param name="PersonId">A member of the lab; left out when there is a slip.</param>
/// <param name="Slip">What the girl shows; left out for a member.</param>
internal sealed record GuardianConsentRecorded(
    GuardianOnPaper Guardian, string Language, string Reason, Guid? PersonId = null, string? Slip = null);

internal static class RecordGuardianConsent
{
    public static async Task<Results<Created<GuardianConsentReceipt>, ProblemResult>> Handle(
        Guid id, GuardianConsentRecorded body, Caller caller, RegistrationDb db, PersonVault vault, PlatformKey platform,
        TimeProvider clock, CancellationToken token)
    {
        if (body.Guardian.Check(new Validation()).OneOf(body.Language, LocalText.Languages, "language")
            .Length(body.Reason, 1, AssistedAction.LongestReason, "reason")
            .Check(body.PersonId is null != body.Slip is null, "slip", GuardianRules.SlipOrMember).Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        if (GiveGuardianConsent.Outdated(body.Guardian.TextVersion) is { } outdated)
        {
            return ProblemResult.Of(outdated);
        }

        var now = clock.GetUtcNow();
        var girl = body.PersonId ?? await OnSlip(body.Slip, db, platform, now, token);
        if (girl is not { } personId)
        {
            return ProblemResult.Of(GuardianRules.SlipWrong);
        }

        if (await db.LockVault(personId, token) is not { } entry || (body.Slip is null && !await IsHere(personId, id, db, token)))
        {
            return ProblemResult.NotFound;
        }

        // Good once: of two coordinators who were shown the same slip, one records.
        if (body.Slip is not null && await db.GuardianSlips.Where(s => s.PersonId == personId).ExecuteDeleteAsync(token) == 0)
        {
            return ProblemResult.Of(GuardianRules.SlipWrong);
        }

        var consent = body.Guardian.Give(entry, vault, body.Language, now);
        db.Add(AssistedAction.Record(entry, vault, caller.PersonId, id, Act.GuardianConsentGiven, body.Reason, now));
        return await GiveGuardianConsent.Keep(consent, db, token) is { } rule ? ProblemResult.Of(rule)
            : TypedResults.Created((string?)null, new GuardianConsentReceipt(consent.Id, consent.GivenAt));
    }

    /// <summary>The consents of a member's guardians, for her coordinator; the look is recorded.</summary>
    public static async Task<Results<Ok<Page<GuardianConsentView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (await db.SharedLabs(caller, id, token) is [])
        {
            return ProblemResult.NotFound;
        }

        var shown = await ListGuardianConsents.Of(id, page, db, vault, http, token);
        db.Add(StaffRead.Record(caller.PersonId, id, "guardian", clock.GetUtcNow()));
        await db.SaveChangesAsync(token);
        return shown;
    }

    private static async Task<Guid?> OnSlip(string? typed, RegistrationDb db, PlatformKey platform, DateTimeOffset now,
        CancellationToken token)
    {
        var mac = GuardianSlip.MacOfTyped(typed, platform);
        return mac is null ? null : await db.GuardianSlips.Where(s => s.Mac == mac && s.ExpiresAt > now)
            .Select(s => (Guid?)s.PersonId).SingleOrDefaultAsync(token);
    }

    private static Task<bool> IsHere(Guid personId, Guid labId, RegistrationDb db, CancellationToken token) =>
        db.Memberships.AnyAsync(m => m.PersonId == personId && m.LabId == labId && m.EndedAt == null, token);
}
