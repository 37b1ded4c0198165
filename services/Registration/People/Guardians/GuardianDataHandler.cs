using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>Who agreed that she takes part while she was a minor.</summary>
internal sealed class GuardianDataHandler(RegistrationDb db, PersonVault vault) : IPersonalDataHandler
{
    public string Feature => "guardians";

    public IReadOnlyList<Type> Holds { get; } = [typeof(GuardianConsent), typeof(GuardianSlip)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var consents = await db.GuardianConsents.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.Id).ToListAsync(token);
        return new
        {
            Consents = consents.ConvertAll(c => GuardianConsentView.Of(c, entries.Single(e => e.PersonId == c.PersonId), vault)),
            SlipsUntil = await db.GuardianSlips.AsNoTracking().Where(s => ids.Contains(s.PersonId)).Select(s => s.ExpiresAt)
                .ToListAsync(token),
        };
    }

    /// <summary>What guardians agreed to for one record holds for the girl, so it comes along where the same relation has not agreed
    /// yet; a slip does not.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to, at) = merge;
        var there = await db.GuardianConsents.Where(c => c.PersonId == to.PersonId && c.WithdrawnAt == null).Select(c => c.Relation)
            .ToListAsync(token);
        var standing = await db.GuardianConsents.Where(c => c.PersonId == from.PersonId && c.WithdrawnAt == null).OrderBy(c => c.Id)
            .ToListAsync(token);
        db.AddRange(standing.Where(c => !there.Contains(c.Relation)).Select(c => c.CopyFor(from, to, vault, at)));
        await db.SaveChangesAsync(token);
        await db.GuardianSlips.Where(s => s.PersonId == from.PersonId).ExecuteDeleteAsync(token);
    }

    /// <summary>That a guardian agreed stays on record, unreadable with everything that was sealed under her key.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        await db.GuardianSlips.Where(s => s.PersonId == personId).ExecuteDeleteAsync(token);
        await db.GuardianConsents.Where(c => c.PersonId == personId && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, now), token);
    }
}
