using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>One mentor meets several women on a topic. Where its sessions take place is sealed under a key of its id.</summary>
internal sealed class Circle : IVersioned
{
    public const string WithinCapacity = "ck_circles_members_within_capacity";

    private Circle() { }

    public Guid Id { get; private set; }

    public Guid MentorId { get; private set; }

    public Guid LabId { get; private set; }

    public string Topic { get; private set; } = "";

    public LocalText Title { get; private set; } = new();

    public int Capacity { get; private set; }

    /// <summary>Women who belong to it now; only conditional updates move it.</summary>
    public int Members { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public static Circle Open(Guid id, Guid mentorId, Guid labId, string topic, LocalText title, int capacity, DateTimeOffset now) => new()
    {
        Id = id,
        MentorId = mentorId,
        LabId = labId,
        Topic = topic,
        Title = title,
        Capacity = capacity,
        CreatedAt = now,
        Version = 1,
    };

    public void Close(DateTimeOffset now)
    {
        if (ClosedAt is null)
        {
            ClosedAt = now;
            Version++;
        }
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Circle>(circle =>
        {
            circle.ToTable("circles", table =>
            {
                table.HasCheckConstraint(WithinCapacity, "0 <= members AND members <= capacity");
                table.HasCheckConstraint("ck_circles_capacity", "capacity BETWEEN 2 AND 30");
            });
            circle.Property(c => c.Id).ValueGeneratedNever();
            circle.Property(c => c.Title);
            circle.HasIndex(c => new { c.LabId, c.Id });
            circle.HasIndex(c => c.MentorId);
        });
        CircleMember.Map(model);
        CircleSession.Map(model);
    }
}
