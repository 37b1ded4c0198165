using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Profiles;

/// <summary>Who she is, what she agreed to, who acted for her and who looked at her data.</summary>
internal sealed class PeopleDataHandler(RegistrationDb db, PersonVault vault) : IPersonalDataHandler
{
    public string Feature => "people";

    public IReadOnlyList<Type> Holds { get; } =
    [
        typeof(Person), typeof(VaultEntry), typeof(Demographics), typeof(Consent), typeof(AssistedAction), typeof(StaffRead),
        typeof(StaffReadLink), typeof(UnchainedRead),
    ];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var answers = await db.Demographics.AsNoTracking().Where(d => ids.Contains(d.PersonId)).ToListAsync(token);
        var actions = await ListAssistedActions.Rows(db, ids[0]).OrderBy(row => row.Action.Id).ToListAsync(token);
        var records = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(token);
        return new
        {
            Records = records.ConvertAll(p => Record(p, entries.Single(e => e.PersonId == p.Id))),
            Demographics = answers.ConvertAll(d => d.Read(entries.Single(e => e.PersonId == d.PersonId), vault)),
            Consents = await db.Consents.AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.Id)
            .Select(c => ConsentView.Of(c)).ToListAsync(token),
            AssistedActions = actions.ConvertAll(row => ListAssistedActions.Show(row, vault)),
            ReadByStaff = await db.StaffReads.AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.At)
                .Select(r => new { r.StaffId, r.What, r.At }).ToListAsync(token),
        };
    }

    /// <summary>The record that remains tells who she is; what only the other one told (birth year, number) comes along. Her agreement to
    /// the platform comes along too; every other consent stays where it was given, so that a merge never widens what may be done, and the
    /// answers kept by such a consent are deleted. Staff reads and assisted actions stay as they were written and are found under both
    /// ids.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to, at) = merge;
        var told = vault.IdentityOf(from);
        var known = vault.IdentityOf(to);
        if ((known.Name ?? told.Name) is { } name)
        {
            var person = await db.People.SingleAsync(p => p.Id == to.PersonId, token);
            vault.KeepProfile(person, to, name, known.BirthYear ?? told.BirthYear, at);
        }

        from.ForgetProfile();
        await MergeNumbers(from, to, token);

        if (await db.Demographics.SingleOrDefaultAsync(d => d.PersonId == from.PersonId, token) is { } answers)
        {
            answers.Forget();
        }

        if (!await db.HasAgreed(to.PersonId, token)
            && await db.Consents.Where(c => c.PersonId == from.PersonId && c.Purpose == Consent.Platform && c.WithdrawnAt == null)
                .OrderByDescending(c => c.Id).FirstOrDefaultAsync(token) is { } agreed)
        {
            db.Add(agreed.CopyFor(to.PersonId, at));
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>A second number that she has proven stays with the old record and signs in to the one that remains. One that staff wrote
    /// down comes along only where the other record has none, and is unproven there too: a merge makes no number hers.</summary>
    private async Task MergeNumbers(VaultEntry from, VaultEntry to, CancellationToken token)
    {
        if (from.Contact is not { } goes || (goes.ProvenAt is not null && to.Contact is { ProvenAt: not null }))
        {
            return;
        }

        var takesOver = to.Contact is null || goes.ProvenAt is not null;
        var (slot, provenAt, phone) = (goes.Slot, goes.ProvenAt, vault.GiveUpPhone(from));
        await db.SaveChangesAsync(token);
        if (takesOver && phone is not null)
        {
            vault.KeepPhone(to, phone, slot, provenAt);
        }
    }

    /// <summary>That she agreed once, that others acted for her and looked at her data stays on record, unreadable where it was
    /// sealed.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) =>
        db.Consents.Where(c => c.PersonId == personId && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, now), token);

    private object Record(Person person, VaultEntry entry)
    {
        var identity = vault.IdentityOf(entry);
        return new
        {
            person.Id, person.MergedInto, person.Language, person.RegisteredAt, identity.Name, identity.BirthYear,
            Phone = vault.PhoneOf(entry)
        };
    }
}
