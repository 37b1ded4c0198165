using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>Who asked for a merge, where, and how she knows that it is one woman.</summary>
internal sealed record MergeGround(Guid AskedBy, Guid LabId, string Reason);

/// <summary>Makes two records one, in the caller's transaction.</summary>
internal sealed class MergeRecords(
    RegistrationDb db, PersonVault vault, IEnumerable<IPersonalDataHandler> handlers, MemberIndex index, IPublishEndpoint publish,
    TimeProvider clock)
{
    private static readonly TimeSpan LastTokens = TimeSpan.FromMinutes(15);

    /// <summary>Both records, locked in the order of their ids, so that merges of the same people go one after the other.</summary>
    public async Task<(Person? From, Person? To)> Lock(Guid from, Guid to, CancellationToken token)
    {
        foreach (var id in new[] { from, to }.Distinct().Order())
        {
            await db.LockVault(id, token);
        }

        var locked = await db.People.FromSql(
            $"SELECT * FROM person WHERE id IN ({from}, {to}) AND erased_at IS NULL ORDER BY id FOR UPDATE").ToListAsync(token);
        return (locked.Find(p => p.Id == from), locked.Find(p => p.Id == to));
    }

    public Task<VaultEntry> Entry(Guid personId, CancellationToken token) =>
        db.Vault.Include(v => v.Contact).SingleAsync(v => v.PersonId == personId, token);

    /// <summary>What stands against it, whoever asks and whoever agreed.</summary>
    public async Task<Error?> Broken(Person from, Person to, CancellationToken token)
    {
        if (from.Id == to.Id)
        {
            return DuplicateRules.SamePerson;
        }

        if (from.MergedInto is not null || to.MergedInto is not null)
        {
            return DuplicateRules.AlreadyMerged.With("mergedInto", from.MergedInto ?? to.MergedInto);
        }

        // A role is given to a woman and to the numbers that she has then. It is never inherited.
        return await db.Roles.AnyAsync(r => r.PersonId == from.Id || r.PersonId == to.Id, token) ? DuplicateRules.RoleHeld : null;
    }

    /// <summary>The sessions that ended by it, for the gateway to be told after the commit.</summary>
    public async Task<List<Guid>> Merge(Person from, Person to, MergeGround ground, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var merge = new PersonMerge(await Entry(from.Id, token), await Entry(to.Id, token), now);
        var sessions = await db.Sessions.Where(s => s.PersonId == from.Id && s.EndedAt == null).Select(s => s.Id).ToListAsync(token);
        foreach (var handler in handlers)
        {
            await handler.Merge(merge, token);
        }

        db.Add(AssistedAction.Record(merge.To, vault, ground.AskedBy, ground.LabId, Act.Merged, ground.Reason, now));
        await Redirect(from, to, ground.AskedBy, token);
        await publish.Publish(new PersonMerged(from.Id, to.Id), token);
        // Once more when her last access token under the old id has expired: what was under way then follows her too.
        await publish.SchedulePublish(new PersonMerged(from.Id, to.Id), now + LastTokens, token);
        await db.SaveChangesAsync(token);
        await index.Refresh(merge.From, token);
        await index.Refresh(merge.To, token);
        return sessions;
    }

    /// <summary>Whatever led to the record that goes leads on to the one that remains: there is never more than one step.</summary>
    private async Task Redirect(Person from, Person to, Guid by, CancellationToken token)
    {
        await db.People.Where(p => p.MergedInto == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedInto, to.Id).SetProperty(p => p.Version, p => p.Version + 1), token);
        from.MergeInto(to.Id);
        foreach (var candidate in await db.DuplicateCandidates
            .Where(c => (c.FirstId == from.Id && c.SecondId == to.Id) || (c.FirstId == to.Id && c.SecondId == from.Id)).ToListAsync(token))
        {
            candidate.Merge(by);
        }
    }
}
