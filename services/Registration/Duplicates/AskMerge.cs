using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.Members;
using CreativeLabs.Registration.People;
using CreativeLabs.Registration.SignIn;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Duplicates;

/// <summary>Into which record another one goes.</summary>
/// <param name="SurvivorId">The record that remains.</param>
/// <param name="Reason">How the coordinator knows that it is one woman, 1 to 500 characters; she can read it.</param>
internal sealed record MergeAsked(Guid SurvivorId, string Reason);

/// <summary>A record that was merged.</summary>
/// <param name="PersonId">The id that went; it leads to the other one from now on.</param>
/// <param name="MergedInto">The id that remains.</param>
internal sealed record MergeView(Guid PersonId, Guid MergedInto);

internal static class MergePeople
{
    private static readonly TimeSpan LastTokens = TimeSpan.FromMinutes(15);

    /// <summary>Asking for the same merge again changes nothing and is answered alike.</summary>
    public static async Task<Results<Ok<MergeView>, Refusal>> Handle(
        Guid id, MergeAsked body, Caller caller, RegistrationDb db, PersonVault vault, IEnumerable<IPersonRecords> rooms, MemberIndex index,
        IPublishEndpoint publish, RevokedSessions revoked, TimeProvider clock, CancellationToken token)
    {
        if (new Validation().Length(body.Reason, 1, AssistedAction.LongestReason, "reason").Refusal is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await Lock(db, id, body.SurvivorId, token) is not ({ } from, { } to)
            || await db.SharedLabs(caller, from.MergedInto ?? from.Id, token) is []
            || await db.SharedLabs(caller, to.MergedInto ?? to.Id, token) is not [var lab, ..])
        {
            return Refusal.NotFound;
        }

        if (from.MergedInto == to.Id)
        {
            return TypedResults.Ok(new MergeView(from.Id, to.Id));
        }

        if (await Broken(from, to, caller, db, token) is { } rule)
        {
            return Refusal.Of(rule);
        }

        var now = clock.GetUtcNow();
        var merger = new Merger(await Entry(db, from.Id, token), await Entry(db, to.Id, token), now);
        var sessions = await db.Sessions.Where(s => s.PersonId == from.Id && s.EndedAt == null).Select(s => s.Id).ToListAsync(token);
        foreach (var room in rooms)
        {
            await room.Merge(merger, token);
        }

        db.Add(AssistedAction.Record(merger.To, vault, caller.PersonId, lab, Act.Merged, body.Reason, now));
        await Redirect(from, to, caller, db, token);
        await publish.Publish(new PersonMerged(from.Id, to.Id), token);
        // Once more when her last access token under the old id has expired: what was under way then follows her too.
        await publish.PublishDue(new PersonMerged(from.Id, to.Id), now + LastTokens, token);
        await db.SaveChangesAsync(token);
        await index.Refresh(merger.From, token);
        await index.Refresh(merger.To, token);
        await transaction.CommitAsync(token);
        await revoked.Tell(sessions);
        return TypedResults.Ok(new MergeView(from.Id, to.Id));
    }

    /// <summary>Both records, locked in the order of their ids, so that merges of the same people go one after the other.</summary>
    private static async Task<(Person? From, Person? To)> Lock(RegistrationDb db, Guid from, Guid to, CancellationToken token)
    {
        foreach (var id in new[] { from, to }.Distinct().Order())
        {
            await db.LockVault(id, token);
        }

        var locked = await db.People.FromSql(
            $"SELECT * FROM person WHERE id IN ({from}, {to}) AND erased_at IS NULL ORDER BY id FOR UPDATE").ToListAsync(token);
        return (locked.Find(p => p.Id == from), locked.Find(p => p.Id == to));
    }

    private static Task<VaultEntry> Entry(RegistrationDb db, Guid personId, CancellationToken token) =>
        db.Vault.Include(v => v.Contact).SingleAsync(v => v.PersonId == personId, token);

    private static async Task<Rule?> Broken(Person from, Person to, Caller caller, RegistrationDb db, CancellationToken token)
    {
        if (from.Id == to.Id)
        {
            return DuplicateRules.SamePerson;
        }

        if (from.MergedInto is not null || to.MergedInto is not null)
        {
            return DuplicateRules.AlreadyMerged.With("mergedInto", from.MergedInto ?? to.MergedInto);
        }

        if (from.Id == caller.PersonId || to.Id == caller.PersonId)
        {
            return DuplicateRules.OwnRecord;
        }

        // The number of the record that goes signs in to the one that remains: a coordinator could make herself another lab's, or the
        // operator.
        return await db.Roles.AnyAsync(r => r.PersonId == from.Id || (r.PersonId == to.Id && r.Role != Role.Trainer), token)
            ? DuplicateRules.RoleHeld : null;
    }

    /// <summary>Whatever led to the record that goes leads on to the one that remains: there is never more than one step.</summary>
    private static async Task Redirect(Person from, Person to, Caller caller, RegistrationDb db, CancellationToken token)
    {
        await db.People.Where(p => p.MergedInto == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedInto, to.Id).SetProperty(p => p.Version, p => p.Version + 1), token);
        from.MergeInto(to.Id);
        foreach (var candidate in await db.DuplicateCandidates
            .Where(c => (c.FirstId == from.Id && c.SecondId == to.Id) || (c.FirstId == to.Id && c.SecondId == from.Id)).ToListAsync(token))
        {
            candidate.Merge(caller.PersonId);
        }
    }
}
