using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Groups;

/// <summary>A self-help group as Registration told of it: who leads it and keeps its money. Ids only.</summary>
internal sealed class KnownGroup
{
    private KnownGroup() { }

    public Guid Id { get; private set; }

    public Guid? LabId { get; private set; }

    /// <summary>Null once the group is dissolved, and before it was told.</summary>
    public Guid? LeaderId { get; private set; }

    public Guid? TreasurerId { get; private set; }

    /// <summary>The group's version that told so: what is older changes nothing.</summary>
    public int ToldBy { get; private set; }

    public static void Map(ModelBuilder model)
    {
        model.Entity<KnownGroup>(group =>
        {
            group.ToTable("known_groups");
            group.Property(g => g.Id).ValueGeneratedNever();
        });
        model.Entity<KnownMember>(member =>
        {
            member.ToTable("known_members");
            member.HasKey(m => new { m.GroupId, m.PersonId });
            member.HasIndex(m => m.PersonId);
        });
    }
}

/// <summary>Whether a person belongs to a group.</summary>
internal sealed class KnownMember
{
    private KnownMember() { }

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    public bool Belongs { get; private set; }

    public int ToldBy { get; private set; }
}
