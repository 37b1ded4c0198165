using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>The persons who sign in with a number.</summary>
internal sealed class PhonePeople(RegistrationDb db, PersonVault vault, IPublishEndpoint publish, TimeProvider clock)
{
    /// <summary>A record that was merged signs in to the one that remains.</summary>
    public Task<List<Person>> Of(byte[] index, CancellationToken token) => db.People
        .Where(p => p.MergedInto == null && db.People.Any(known => (known.Id == p.Id || known.MergedInto == p.Id)
            && Opening(index).Any(c => c.PersonId == known.Id)))
        .OrderBy(p => p.Id).ToListAsync(token);

    /// <summary>A code that came to the number opened her record: from now on it is hers, and no number that staff wrote down is.</summary>
    public Task Claim(Guid personId, byte[] index, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        return db.ContactPoints.Where(c => c.PersonId == personId && c.PhoneIndex == index && c.ProvenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ProvenAt, now), token);
    }

    public Task<Pin?> PinOf(Guid personId, CancellationToken token) => db.Pins.SingleOrDefaultAsync(p => p.PersonId == personId, token);

    /// <summary>Each of them once, by what she lets the others read.</summary>
    public async Task<IReadOnlyList<ChoicePerson>> Choices(byte[] index, CancellationToken token)
    {
        var rows = await (
            from contact in Opening(index).AsNoTracking()
            join known in db.People.AsNoTracking() on contact.PersonId equals known.Id
            join entry in db.Vault.AsNoTracking() on known.MergedInto ?? known.Id equals entry.PersonId
            orderby known.MergedInto != null, contact.Slot
            select new { Contact = contact, Entry = entry, HasPin = db.Pins.Any(p => p.PersonId == entry.PersonId) }).ToListAsync(token);
        return rows.DistinctBy(r => r.Entry.PersonId).OrderBy(r => r.Contact.Slot)
            .Select(r => new ChoicePerson(r.Entry.PersonId, r.Contact.LabelFor(vault.NameOf(r.Entry)), r.HasPin)).ToList();
    }

    /// <summary>Why nobody can be added to the number now; null when somebody can. Whoever is there already needs a PIN: else either opens
    /// the record of the other.</summary>
    public async Task<Error?> KeepsOthersOut(byte[] index, CancellationToken token)
    {
        if (await db.FreeSlot(index, token) is null)
        {
            return PhoneRules.NumberFull;
        }

        var known = (await Of(index, token)).ConvertAll(p => p.Id);
        return await db.Pins.CountAsync(p => known.Contains(p.PersonId), token) < known.Count ? PinRules.PinsFirst : null;
    }

    /// <summary>One more person on the number; null when it is full.</summary>
    public async Task<Person?> Add(ProvenPhone proven, CancellationToken token)
    {
        var index = vault.IndexOf(proven.Phone);
        while (await db.FreeSlot(index, token) is { } slot)
        {
            if (await Register(proven, slot, token) is { } person)
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>A new person in a slot of the number; null when another request took the slot at this moment.</summary>
    public async Task<Person?> Register(ProvenPhone proven, int slot, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var person = Person.Register(Guid.CreateVersion7(now), proven.Language, now);
        var entry = await vault.NewEntry(person.Id, token);
        vault.KeepPhone(entry, proven.Phone, slot, provenAt: now);
        db.AddRange(person, entry);
        await publish.Publish(new PersonRegistered(person.Id, person.Language, person.Version), token);
        try
        {
            await db.SaveChangesAsync(token);
            return person;
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_contact_point_phone_index_slot"))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>The slot of the first person whom the number opens, the same for all who ask at one moment; other slots may be taken by
    /// records that it does not open. Null when it is full of them.</summary>
    public async Task<int?> FirstSlot(byte[] index, CancellationToken token) => ContactPoint.FreeSlot(await db.ContactPoints
        .Where(c => c.PhoneIndex == index && !Opening(index).Any(opened => opened.PersonId == c.PersonId))
        .Select(c => c.Slot).ToListAsync(token));

    /// <summary>Where the number opens a record. One that staff wrote down opens the very record it was written into, while its owner has
    /// proven no number: else whoever writes down a number, or merges two records, would hand over an account.</summary>
    private IQueryable<ContactPoint> Opening(byte[] index) => db.ContactPoints.Where(c => c.PhoneIndex == index
        && (c.ProvenAt != null
            || (db.People.Any(p => p.Id == c.PersonId && p.MergedInto == null)
                && !db.ContactPoints.Any(other => other.ProvenAt != null
                    && db.People.Any(p => p.Id == other.PersonId && p.MergedInto == c.PersonId)))));
}
