using CreativeLabs.Registration.Events.Events;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>What one place needs of one kind, all of it or none.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Seats">How many.</param>
/// <param name="Met">True while the seats are held for the place.</param>
/// <param name="Missed">True once it is counted that they could not be given.</param>
internal sealed record SupportNeed(SupportKind Kind, int Seats, bool Met = false, bool Missed = false);

/// <summary>The seats of one kind of support at an event.</summary>
internal sealed class SupportSeats
{
    private SupportSeats(Guid eventId, SupportKind kind, int capacity)
    {
        EventId = eventId;
        Kind = kind;
        Capacity = capacity;
    }

    public Guid EventId { get; private set; }

    public SupportKind Kind { get; private set; }

    public int Capacity { get; private set; }

    public int Taken { get; private set; }

    /// <summary>Seats that were asked for and could not be given when the asker's turn came.</summary>
    public int Unmet { get; private set; }

    public int Left => Capacity - Taken;

    public static SupportSeats Open(Guid eventId, SupportKind kind, int capacity) => new(eventId, kind, capacity);

    /// <summary>Holds the seats, all of them or none. A need that cannot be met is counted once, and no more once it is met after
    /// all.</summary>
    public SupportNeed Meet(SupportNeed need)
    {
        if (need.Seats <= Left)
        {
            Taken += need.Seats;
            Unmet -= need.Missed ? need.Seats : 0;
            return need with { Met = true, Missed = false };
        }

        Unmet += need.Missed ? 0 : need.Seats;
        return need with { Missed = true };
    }

    /// <summary>Fewer seats are needed than were asked for.</summary>
    public SupportNeed Reduce(SupportNeed need, int seats)
    {
        var less = need.Seats - seats;
        Taken -= need.Met ? less : 0;
        Unmet -= need.Missed ? less : 0;
        return need with { Seats = seats };
    }

    public void GiveBack(int seats) => Taken -= seats;

    public void Resize(int capacity) => Capacity = capacity;

    public static void Map(ModelBuilder model) => model.Entity<SupportSeats>(support =>
    {
        support.ToTable("support_seats",
            table => table.HasCheckConstraint("ck_support_seats_taken", "0 <= taken AND taken <= capacity AND 0 <= unmet"));
        support.HasKey(s => new { s.EventId, s.Kind });
        support.Ignore(s => s.Left);
    });
}
