using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>A blind key under which a member of a lab is found. It goes with her vault entry.</summary>
internal sealed class MemberKey
{
    private MemberKey(long key, Guid membershipId, Guid personId)
    {
        Key = key;
        MembershipId = membershipId;
        PersonId = personId;
    }

    public long Key { get; private set; }

    public Guid MembershipId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Ordered as a list is: a page of a search reads just its own rows.</summary>
    public static void Map(ModelBuilder model) => model.Entity<MemberKey>(key =>
    {
        key.ToTable("member_key");
        key.HasKey(k => new { k.Key, k.MembershipId });
        key.HasOne<VaultEntry>().WithMany().HasForeignKey(k => k.PersonId);
        key.HasIndex(k => k.PersonId);
    });
}
