using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People;

/// <summary>What the house knows of a person, each value sealed under a data key of her own. Destroying <see cref="DataKey"/> makes all of
/// it, here and in other tables, unreadable for good.</summary>
internal sealed class VaultEntry
{
    private VaultEntry(Guid personId, byte[] dataKey)
    {
        PersonId = personId;
        DataKey = dataKey;
    }

    public Guid PersonId { get; private set; }

    /// <summary>Her data key, wrapped by the platform's.</summary>
    public byte[] DataKey { get; private set; }

    /// <summary>HMAC of the number she signs in with: finds her without telling the number.</summary>
    public byte[]? PhoneIndex { get; private set; }

    public byte[]? Phone { get; private set; }

    public byte[]? Name { get; private set; }

    public byte[]? BirthYear { get; private set; }

    public static VaultEntry Open(Guid personId, byte[] dataKey) => new(personId, dataKey);

    public void KeepPhone(byte[] index, byte[] phone) => (PhoneIndex, Phone) = (index, phone);

    public void KeepProfile(byte[] name, byte[]? birthYear) => (Name, BirthYear) = (name, birthYear);

    public void GiveUpPhone() => (PhoneIndex, Phone) = (null, null);

    /// <summary>Her record went into another one, which tells who she is.</summary>
    public void ForgetProfile() => (Name, BirthYear) = (null, null);

    public static void Map(ModelBuilder model) => model.Entity<VaultEntry>(entry =>
    {
        entry.ToTable("person_vault");
        entry.HasKey(e => e.PersonId);
        entry.HasOne<Person>().WithOne().HasForeignKey<VaultEntry>(e => e.PersonId);
        entry.HasIndex(e => e.PhoneIndex).IsUnique();
    });
}
