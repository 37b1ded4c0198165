using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.Registration.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Somebody came. A person comes to an event once, whichever phone saw her; lines of several phones add up. Otherwise nothing
/// changes a row but that she is told of, or that two records of her are merged.</summary>
internal sealed class Arrival
{
    private Arrival()
    {
    }

    public Guid EventId { get; private set; }

    /// <summary>The phone's own UUID of the line.</summary>
    public Guid Id { get; private set; }

    /// <summary>Null for who is not registered.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Null for who came without a place.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>Of who is not registered, sealed; null once it is not needed any more.</summary>
    public byte[]? Name { get; private set; }

    /// <summary>Herself and who came on her place.</summary>
    public int People { get; private set; }

    /// <summary>What all lines together say; the seats of the place cap it. Kept apart, so that the order of lines does not
    /// matter.</summary>
    public int Counted { get; private set; }

    /// <summary>The lines that it is made of.</summary>
    public IReadOnlyList<Guid> Lines { get; private set; } = [];

    public Guid Device { get; private set; }

    /// <summary>The earliest of the lines', by the phone's clock, set right.</summary>
    public DateTimeOffset At { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Without a place, and the others were told.</summary>
    public bool Told { get; private set; }

    public void Tell() => Told = true;

    /// <summary>The same arrival under the id that remains when two records of one woman are merged.</summary>
    public void MoveTo(Guid survivor) => PersonId = survivor;

    /// <summary>She was seen twice, as two: whoever came with her on either place came with her.</summary>
    public void TakeIn(Arrival same)
    {
        People += same.People - 1;
        Counted += same.Counted - 1;
        Lines = [.. Lines, .. same.Lines];
        Told |= same.Told;
    }

    /// <summary>More of her group, seen by another phone or later.</summary>
    /// <returns>How many more came than were known.</returns>
    public int Add(Guest seen)
    {
        var before = People;
        Counted += seen.Counted;
        Lines = [.. Lines, .. seen.Lines];
        People = Math.Max(before, Math.Min(seen.Seats, Counted));
        At = At < seen.At ? At : seen.At;
        return People - before;
    }

    public static void Map(ModelBuilder model) => model.Entity<Arrival>(arrival =>
    {
        arrival.ToTable("check_in",
            table => table.HasCheckConstraint("ck_check_in_people", "1 <= people AND (person_id IS NOT NULL OR place_id IS NULL)"));
        arrival.HasKey(a => new { a.EventId, a.Id });
        arrival.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId);
        arrival.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        arrival.HasOne<EventRegistration>().WithMany().HasForeignKey(a => a.PlaceId);
        arrival.PrimitiveCollection(a => a.Lines).HasColumnType("uuid[]");
        arrival.HasIndex(a => new { a.EventId, a.PersonId }).IsUnique();
        arrival.HasIndex(a => a.EventId, "ix_check_in_untold").HasFilter("place_id IS NULL AND person_id IS NOT NULL AND NOT told");
    });
}
