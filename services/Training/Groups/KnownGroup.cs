using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Groups;

/// <summary>A self-help group as Registration told of it: who leads it. Ids only.</summary>
internal sealed class KnownGroup
{
    private KnownGroup() { }

    public Guid Id { get; private set; }

    /// <summary>Null once the group is dissolved, and before it was told.</summary>
    public Guid? LeaderId { get; private set; }

    /// <summary>The group's version that told so: what is older changes nothing.</summary>
    public int ToldBy { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<KnownGroup>
    {
        public void Configure(EntityTypeBuilder<KnownGroup> builder)
        {
            builder.ToTable("known_groups");
            builder.Property(g => g.Id).ValueGeneratedNever();
        }
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

    internal sealed class Map : IEntityTypeConfiguration<KnownMember>
    {
        public void Configure(EntityTypeBuilder<KnownMember> builder)
        {
            builder.ToTable("known_members");
            builder.HasKey(m => new { m.GroupId, m.PersonId });
        }
    }
}

internal static class GroupAccess
{
    public static Task<bool> Leads(this TrainingDb db, Guid groupId, Guid personId, CancellationToken token) =>
        db.Set<KnownGroup>().AnyAsync(g => g.Id == groupId && g.LeaderId == personId, token);

    /// <summary>Those of <paramref name="persons"/> who do not belong to the group.</summary>
    public static async Task<List<Guid>> Strangers(this TrainingDb db, Guid groupId, IReadOnlyList<Guid> persons, CancellationToken token)
    {
        var members = await db.Set<KnownMember>().Where(m => m.GroupId == groupId && m.Belongs && persons.Contains(m.PersonId))
            .Select(m => m.PersonId).ToListAsync(token);
        return persons.Except(members).ToList();
    }
}
