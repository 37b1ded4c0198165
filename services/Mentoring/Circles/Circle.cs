using CreativeLabs.Contracts;
using CreativeLabs.Keys;
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
        model.Entity<CircleMember>(member =>
        {
            member.ToTable("circle_members").HasKey(m => new { m.CircleId, m.PersonId });
            member.HasIndex(m => m.PersonId);
            member.HasOne<Circle>().WithMany().HasForeignKey(m => m.CircleId);
        });
        model.Entity<CircleSession>(session =>
        {
            session.ToTable("circle_sessions").Property(s => s.Id).ValueGeneratedNever();
            session.HasIndex(s => new { s.CircleId, s.Id });
            session.HasOne<Circle>().WithMany().HasForeignKey(s => s.CircleId);
        });
        model.Entity<CircleAttendance>(attendance =>
        {
            attendance.ToTable("circle_attendance").HasKey(a => new { a.SessionId, a.PersonId });
            attendance.HasIndex(a => a.PersonId);
            attendance.HasOne<CircleSession>().WithMany().HasForeignKey(a => a.SessionId);
        });
    }
}

/// <summary>A woman belongs to a circle.</summary>
internal sealed class CircleMember
{
    private CircleMember() { }

    public Guid CircleId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }
}

/// <summary>A meeting of a circle.</summary>
internal sealed class CircleSession
{
    private CircleSession() { }

    public Guid Id { get; private set; }

    public Guid CircleId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public int Minutes { get; private set; }

    public byte[]? SealedPlace { get; private set; }

    public static CircleSession Plan(Guid circleId, DateTimeOffset startsAt, int minutes, string place, byte[] key, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new CircleSession
        {
            Id = id, CircleId = circleId, StartsAt = startsAt, Minutes = minutes, SealedPlace = Sealed.Seal(key, place, Binding(id)),
        };
    }

    public string? Place(byte[]? key) => key is null || SealedPlace is null ? null : Sealed.OpenText(key, SealedPlace, Binding(Id));

    private static string Binding(Guid id) => $"circle_sessions/sealed_place/{id}";
}

/// <summary>A woman was at a meeting.</summary>
internal sealed class CircleAttendance
{
    private CircleAttendance() { }

    public Guid SessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public static CircleAttendance Of(Guid sessionId, Guid personId) => new() { SessionId = sessionId, PersonId = personId };
}

internal static class CircleRules
{
    public static readonly Error Full = new("circle_full", "Чөйрөдө орун калган жок.", "В круге нет мест.", "The circle is full.");

    public static readonly Error Closed = new("circle_closed", "Чөйрө жабылган.", "Круг закрыт.", "The circle is closed.");

    public static readonly Error OwnCircle = new("own_circle",
        "Бул сиздин чөйрөңүз.", "Это ваш круг.", "This is your own circle.");
}
