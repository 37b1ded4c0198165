using CreativeLabs.Registration.Events.Events;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>How many people one phone counted who are nobody's registered person and gave no name. Each phone counts its own door, so that
/// the event's figure is their sum; of one phone the latest count holds, which may be lower than the one before.</summary>
internal sealed class Headcount
{
    private Headcount()
    {
    }

    public Guid EventId { get; private set; }

    public Guid Device { get; private set; }

    public int Count { get; private set; }

    /// <summary>By the phone's clock, set right.</summary>
    public DateTimeOffset CountedAt { get; private set; }

    public Guid RecordedBy { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<Headcount>(headcount =>
    {
        headcount.ToTable("headcount", table => table.HasCheckConstraint("ck_headcount_count", "0 <= count"));
        headcount.HasKey(h => new { h.EventId, h.Device });
        headcount.HasOne<Event>().WithMany().HasForeignKey(h => h.EventId);
    });
}
