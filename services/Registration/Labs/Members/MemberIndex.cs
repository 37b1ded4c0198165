using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>Keeps the blind keys of a person's memberships in step with her name, her answers and what she agreed to share.</summary>
internal sealed class MemberIndex(RegistrationDb db, PersonVault vault, BlindKeys blind, IDuplicateFinder duplicates) : IPersonIndex
{
    /// <summary>Makes her keys anew from what is saved, as part of the caller's transaction, in which her vault entry is locked.</summary>
    public async Task Refresh(VaultEntry entry, CancellationToken token)
    {
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.PersonId == entry.PersonId).ToListAsync(token);
        var words = NameWords.Of(vault.NameOf(entry));
        var needs = await SharedNeeds(entry, token);
        var keys = memberships.SelectMany(m => KeysOf(m, words, needs), (m, key) => (Membership: m.Id, Key: key)).Distinct().ToList();

        await db.MemberKeys.Where(k => k.PersonId == entry.PersonId).ExecuteDeleteAsync(token);
        var numbers = keys.Select(k => k.Key).ToArray();
        var ids = keys.Select(k => k.Membership).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO member_key (key, membership_id, person_id)
            SELECT u.key, u.id, {entry.PersonId} FROM unnest({numbers}, {ids}) AS u (key, id)
            """, token);
        await duplicates.Refresh(entry, memberships, words, token);
    }

    /// <summary>What is hard for her, as far as her labs may know.</summary>
    private async Task<IReadOnlyList<string>> SharedNeeds(VaultEntry entry, CancellationToken token) =>
        await db.HasAgreed(entry.PersonId, Consent.Needs, token)
        && await db.Demographics.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == entry.PersonId, token) is { } answers
            ? answers.Read(entry, vault).Needs
            : [];

    private IEnumerable<long> KeysOf(Membership membership, IReadOnlyList<string> words, IReadOnlyList<string> needs)
    {
        // Whoever left is still found by name among those who left; what she needs is not the lab's business any more.
        var names = NameWords.Beginnings(words).Select(beginning => blind.Name(membership.LabId, beginning));
        return membership.IsLive ? names.Concat(needs.Select(need => blind.Need(membership.LabId, need))) : names;
    }
}
