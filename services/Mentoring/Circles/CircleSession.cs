using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

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

    public static void Map(ModelBuilder model)
    {
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
