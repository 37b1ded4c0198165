using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A consent that a woman signed on paper.</summary>
/// <param name="Purpose">platform, pictures, research, stories, partners, demographics or needs.</param>
/// <param name="TextVersion">The version that she signed.</param>
/// <param name="Language">The language of the paper: ky, ru or en.</param>
/// <param name="Reason">Why the coordinator acts for her, 1 to 500 characters; she can read it.</param>
internal sealed record PaperConsent(string Purpose, string TextVersion, string Language, string Reason);

/// <summary>A consent that a woman takes back by word or on paper.</summary>
/// <param name="Reason">Why the coordinator acts for her, 1 to 500 characters; she can read it.</param>
internal sealed record PaperWithdrawal(string Reason);

internal static class RecordPaperConsent
{
    public static async Task<Results<Created<ConsentView>, ProblemResult>> Give(
        Guid id, PaperConsent body, Caller caller, RegistrationDb db, PersonVault vault, MemberIndex index, TimeProvider clock,
        CancellationToken token)
    {
        if (new Validation().OneOf(body.Purpose, Consent.Purposes, "purpose").Length(body.TextVersion, 1, 40, "textVersion")
            .OneOf(body.Language, LocalText.Languages, "language")
                .Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.LockVault(id, token) is not { } entry || await db.SharedLabs(caller, id, token) is not [var lab, ..])
        {
            return ProblemResult.NotFound;
        }

        // Else a coordinator who says that she signed would read what is hard for her, or show her pictures.
        if (body.Purpose != Consent.Platform && await db.IsClaimed(id, token))
        {
            return ProblemResult.Of(PeopleRules.AgreesHerself);
        }

        db.Add(AssistedAction.Record(entry, vault, caller.PersonId, lab, Act.ConsentGiven, body.Reason, clock.GetUtcNow()));
        var (given, broken) = await GiveConsent.Record(
            db, index, entry, new ConsentGiven(body.Purpose, body.TextVersion), body.Language, ConsentWay.Paper, clock, token);
        return given is not null ? TypedResults.Created((string?)null, ConsentView.Of(given)) : ProblemResult.Of(broken!);
    }

    public static async Task<Results<Ok<ConsentView>, ProblemResult>> Withdraw(
        Guid id, Guid consentId, PaperWithdrawal body, Caller caller, RegistrationDb db, PersonVault vault, MemberIndex index,
        IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        if (new Validation().Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.LockVault(id, token) is not { } entry || await db.SharedLabs(caller, id, token) is not [var lab, ..]
            || await db.Consents.SingleOrDefaultAsync(c => c.Id == consentId && c.PersonId == id, token) is not { } consent)
        {
            return ProblemResult.NotFound;
        }

        db.Add(AssistedAction.Record(entry, vault, caller.PersonId, lab, Act.ConsentWithdrawn, body.Reason, clock.GetUtcNow()));
        if (await WithdrawConsent.Withdraw(consent, entry, db, index, publish, clock, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        return TypedResults.Ok(ConsentView.Of(consent));
    }

    /// <summary>What she agreed to, for the coordinator who keeps the papers.</summary>
    public static async Task<Results<Ok<Page<ConsentView>>, ProblemResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.SharedLabs(caller, id, token) is [])
        {
            return ProblemResult.NotFound;
        }

        var rows = db.Consents.AsNoTracking().Where(c => c.PersonId == id && c.Id > page.After).OrderBy(c => c.Id);
        var shown = await page.ToPageAsync(rows, c => c.Id, ConsentView.Of, http);
        db.Add(StaffRead.Record(caller.PersonId, id, "consents", clock.GetUtcNow()));
        await db.SaveChangesAsync(token);
        return TypedResults.Ok(shown);
    }
}
