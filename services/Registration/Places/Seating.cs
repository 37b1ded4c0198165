using CreativeLabs.Registration.Events;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Places;

/// <summary>Who sits and who waits at one event, in figures. Every change of a place first locks this row, so that all of them happen one
/// after the other, in any number of copies; the database refuses more seats than there are.</summary>
internal sealed class Seating
{
    private readonly List<SupportSeats> support = [];

    private Seating(Guid eventId, int capacity)
    {
        EventId = eventId;
        Capacity = capacity;
    }

    public Guid EventId { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>Seats that are given.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Seats held for offers that still stand.</summary>
    public int Offered { get; private set; }

    /// <summary>Places, not seats, that wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>The last number given in the waiting line; like a ticket machine it never goes back.</summary>
    public int LastNumber { get; private set; }

    public IReadOnlyList<SupportSeats> Support => support;

    public int Free => Capacity - Confirmed - Offered;

    public static Seating Open(Guid eventId, EventPlan plan)
    {
        var seating = new Seating(eventId, plan.Capacity);
        seating.support.AddRange((plan.Support ?? []).Select(s => SupportSeats.Open(eventId, s.Kind, s.Capacity)));
        return seating;
    }

    public static void Map(ModelBuilder model) => model.Entity<Seating>(seating =>
    {
        seating.ToTable("seating", table => table.HasCheckConstraint(
            "ck_seating_capacity", "0 <= confirmed AND 0 <= offered AND 0 <= waiting AND confirmed + offered <= capacity"));
        seating.HasKey(s => s.EventId);
        seating.Ignore(s => s.Free);
        seating.HasOne<Event>().WithOne().HasForeignKey<Seating>(s => s.EventId);
        seating.HasMany(s => s.Support).WithOne().HasForeignKey(s => s.EventId);
    });
}
