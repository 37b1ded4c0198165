using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Duplicates;

/// <summary>What tells that two members of a lab may be one woman, as blind keys. It goes with her vault entry.</summary>
internal sealed class DuplicateKey
{
    public DuplicateKey(Guid membershipId, Guid labId, Guid personId, long? name, long? nameAndYear, long? phone)
    {
        MembershipId = membershipId;
        LabId = labId;
        PersonId = personId;
        Name = name;
        NameAndYear = nameAndYear;
        Phone = phone;
    }

    public Guid MembershipId { get; private set; }

    public Guid LabId { get; private set; }

    public Guid PersonId { get; private set; }

    public long? Name { get; private set; }

    /// <summary>Null when she did not tell her birth year.</summary>
    public long? NameAndYear { get; private set; }

    public long? Phone { get; private set; }

    /// <summary>The keys that others may share; whoever looks for look-alikes locks them.</summary>
    public IEnumerable<long> Keys => new[] { Name, Phone }.OfType<long>();

    /// <summary>The same name, unless the years that both told differ.</summary>
    public bool SameName(DuplicateKey other) =>
        Name is not null && Name == other.Name && (NameAndYear is null || other.NameAndYear is null || NameAndYear == other.NameAndYear);

    public bool SamePhone(DuplicateKey other) => Phone is not null && Phone == other.Phone;

    public static void Map(ModelBuilder model) => model.Entity<DuplicateKey>(likeness =>
    {
        likeness.ToTable("likeness");
        likeness.HasKey(l => l.MembershipId);
        likeness.Property(l => l.MembershipId).ValueGeneratedNever();
        likeness.Ignore(l => l.Keys);
        likeness.HasOne<VaultEntry>().WithMany().HasForeignKey(l => l.PersonId);
        likeness.HasIndex(l => l.PersonId);
        likeness.HasIndex(l => l.Name);
        likeness.HasIndex(l => l.Phone);
    });
}
