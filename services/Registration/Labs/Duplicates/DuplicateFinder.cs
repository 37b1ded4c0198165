using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>Finds who, among the members of the same lab, may be the same woman.</summary>
internal sealed class DuplicateFinder(RegistrationDb db, PersonVault vault, BlindKeys blind, TimeProvider clock) : IDuplicateFinder
{
    // A name that so many share tells nothing.
    private const int Most = 20;

    /// <summary>Makes her likeness and the open candidates with her anew; what a coordinator has decided stays decided.</summary>
    public async Task Refresh(VaultEntry entry, IReadOnlyList<Membership> memberships, IReadOnlyList<string> words, CancellationToken token)
    {
        var identity = vault.IdentityOf(entry);
        var phone = vault.PhoneOf(entry);
        var hers = memberships.Where(m => m.IsLive).Select(m => Of(m, words, identity.BirthYear, phone)).ToList();
        await db.DuplicateKeys.Where(l => l.PersonId == entry.PersonId).ExecuteDeleteAsync(token);

        // Two who are alike and registered at one moment would not see each other: whoever has the same key waits here.
        foreach (var key in hers.SelectMany(l => l.Keys).Distinct().Order())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", token);
        }

        var pairs = new List<DuplicateCandidate>();
        foreach (var likeness in hers)
        {
            pairs.AddRange(await Pairs(likeness, token));
        }

        var known = await db.DuplicateCandidates.Where(c => c.FirstId == entry.PersonId || c.SecondId == entry.PersonId).ToListAsync(token);
        db.AddRange(hers);
        db.AddRange(pairs.Where(pair => !known.Exists(pair.IsPair)));
        db.RemoveRange(known.Where(candidate => candidate.State is CandidateState.Open && !pairs.Exists(candidate.IsPair)));
        await db.SaveChangesAsync(token);
    }

    public Task<int> CountOf(Guid personId, CancellationToken token) =>
        db.DuplicateCandidates.CountAsync(c => c.FirstId == personId || c.SecondId == personId, token);

    private DuplicateKey Of(Membership membership, IReadOnlyList<string> words, int? birthYear, string? phone)
    {
        var name = NameWords.Alike(words);
        return new DuplicateKey(
            membership.Id, membership.LabId, membership.PersonId, name is null ? null : blind.WholeName(membership.LabId, name),
            name is not null && birthYear is { } year ? blind.NameAndYear(membership.LabId, name, year) : null,
            phone is null ? null : blind.Phone(membership.LabId, phone));
    }

    private async Task<IEnumerable<DuplicateCandidate>> Pairs(DuplicateKey hers, CancellationToken token)
    {
        var others = await db.DuplicateKeys.AsNoTracking()
            .Where(l => l.PersonId != hers.PersonId
                && ((hers.Name != null && l.Name == hers.Name) || (hers.Phone != null && l.Phone == hers.Phone)))
            .OrderBy(l => l.MembershipId).Take(Most).ToListAsync(token);
        return others.Where(other => hers.SameName(other) || hers.SamePhone(other))
            .Select(other => DuplicateCandidate.Find(hers, other, clock.GetUtcNow()));
    }
}
