using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>A woman belongs to a circle.</summary>
internal sealed class CircleMember
{
    private CircleMember() { }

    public Guid CircleId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    public static void Map(ModelBuilder model)
    {
        model.Entity<CircleMember>(member =>
        {
            member.ToTable("circle_members").HasKey(m => new { m.CircleId, m.PersonId });
            member.HasIndex(m => m.PersonId);
            member.HasOne<Circle>().WithMany().HasForeignKey(m => m.CircleId);
        });
    }
}
