using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Persons;

/// <summary>What the house knows of a person, each value sealed under a data key of her own, which lies elsewhere: once it is destroyed
/// there, all of it, here, in other tables and in every copy of them, is unreadable for good.</summary>
internal sealed class VaultEntry
{
    private bool looked;
    private byte[]? dataKey;

    /// <summary>As a query finds it; its key comes with the query's end.</summary>
    private VaultEntry(Guid personId, RegistrationDb db)
    {
        PersonId = personId;
        db.Found.Add(this);
    }

    private VaultEntry(Guid personId, byte[] key)
    {
        PersonId = personId;
        Unlock(key);
    }

    public Guid PersonId { get; private set; }

    /// <summary>Her data key, wrapped by the platform's; null when it was destroyed.</summary>
    public byte[]? DataKey => looked ? dataKey : throw new InvalidOperationException("The entry's key was not looked for.");

    /// <summary>How she is found by the number that she signs in with; loaded only where it is asked for.</summary>
    public ContactPoint? Contact { get; private set; }

    public byte[]? Phone { get; private set; }

    public byte[]? Name { get; private set; }

    public byte[]? BirthYear { get; private set; }

    public static VaultEntry Open(Guid personId, byte[] key) => new(personId, key);

    /// <summary>What the database of the keys has for her.</summary>
    public void Unlock(byte[]? key) => (looked, dataKey) = (true, key);

    /// <summary>The first number, or another one; <see cref="Contact"/> must be loaded for that.</summary>
    public void KeepPhone(byte[] index, byte[] phone, int slot, DateTimeOffset? provenAt)
    {
        Phone = phone;
        if (Contact is null)
        {
            Contact = ContactPoint.Of(PersonId, index, slot, provenAt);
        }
        else
        {
            Contact.MoveTo(index, slot, provenAt);
        }
    }

    public void KeepProfile(byte[] name, byte[]? birthYear) => (Name, BirthYear) = (name, birthYear);

    /// <summary><see cref="Contact"/> must be loaded.</summary>
    public void GiveUpPhone() => (Contact, Phone) = (null, null);

    /// <summary>Her record went into another one, which tells who she is.</summary>
    public void ForgetProfile() => (Name, BirthYear) = (null, null);

    public static void Map(ModelBuilder model) => model.Entity<VaultEntry>(entry =>
    {
        entry.ToTable("person_vault");
        entry.HasKey(e => e.PersonId);
        entry.Ignore(e => e.DataKey);
        entry.HasOne<Person>().WithOne().HasForeignKey<VaultEntry>(e => e.PersonId);
        entry.HasOne(e => e.Contact).WithOne().HasForeignKey<ContactPoint>(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    });
}
