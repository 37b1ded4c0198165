using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Sessions;

/// <summary>A time that a person has given away: to a session as mentor or as mentee, to a circle, or for five minutes to somebody who
/// chooses. The database refuses a second one at the same time, whatever the first is for.</summary>
internal sealed class BookedTime
{
    /// <summary>The constraint: no two times of one person overlap. What touches at an end does not.</summary>
    public const string OnceAtATime = "ex_booked_times_person";

    private BookedTime() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The session, the circle's session or the hold that it is for.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Until when it is held for somebody who chooses; null when it is given away for good.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public static BookedTime Of(
        Guid personId, Guid subjectId, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now,
        DateTimeOffset? heldUntil = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            SubjectId = subjectId,
            StartsAt = startsAt,
            EndsAt = endsAt,
            HeldUntil = heldUntil,
        };

    public static void Map(ModelBuilder model) => model.Entity<BookedTime>(time =>
    {
        time.ToTable("booked_times", table => table.HasCheckConstraint("ck_booked_times_forward", "starts_at < ends_at"));
        time.Property(t => t.Id).ValueGeneratedNever();
        time.HasIndex(t => t.SubjectId);
        time.HasIndex(t => new { t.PersonId, t.StartsAt });
    });
}
