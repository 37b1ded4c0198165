using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A guardian's consent is taken back. What stood on it goes with it: with the last one a minor's memberships end, and what other
/// services allowed because of them.</summary>
internal sealed class WithdrawGuardianConsent(
    RegistrationDb db, PersonVault vault, Agreements agreements, MemberIndex index, IPublishEndpoint publish, TimeProvider clock)
{
    public static async Task<Results<NoContent, ProblemResult>> Hers(
        Guid id, Caller caller, WithdrawGuardianConsent withdraw, CancellationToken token) =>
        await withdraw.Do(caller.PersonId, id, null, token) is { } problem ? problem : TypedResults.NoContent();

    public static async Task<Results<NoContent, ProblemResult>> Recorded(
        Guid id, Guid consentId, PaperWithdrawal body, Caller caller, WithdrawGuardianConsent withdraw, RegistrationDb db,
        CancellationToken token)
    {
        if (new Validation().Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.SharedLabs(caller, id, token) is not [var lab, ..])
        {
            return ProblemResult.NotFound;
        }

        return await withdraw.Do(id, consentId, new(caller.PersonId, lab, body.Reason), token) is { } problem
            ? problem : TypedResults.NoContent();
    }

    private async Task<ProblemResult?> Do(Guid personId, Guid consentId, Assistant? by, CancellationToken token)
    {
        if (await db.LockVault(personId, token) is not { } entry
            || await db.GuardianConsents.SingleOrDefaultAsync(c => c.Id == consentId && c.PersonId == personId, token) is not { } consent)
        {
            return ProblemResult.NotFound;
        }

        var now = clock.GetUtcNow();
        if (consent.Withdraw(now) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (by is not null)
        {
            db.Add(AssistedAction.Record(entry, vault, by.PersonId, by.LabId, Act.GuardianConsentWithdrawn, by.Reason, now));
        }

        await db.SaveChangesAsync(token);
        if (await agreements.Missing(personId, token) == GuardianRules.ConsentNeeded)
        {
            await Leave(personId, now, token);
            await index.Refresh(entry, token);
        }

        return null;
    }

    private async Task Leave(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var standing = await db.Memberships.Where(m => m.PersonId == personId && m.EndedAt == null).OrderBy(m => m.Id).ToListAsync(token);
        foreach (var membership in standing.Where(m => m.End(now)))
        {
            await publish.Publish(new MembershipEnded(membership.Id, membership.PersonId, membership.LabId), token);
        }

        await db.SaveChangesAsync(token);
    }

    private sealed record Assistant(Guid PersonId, Guid LabId, string Reason);
}
