using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>How many of 256 consecutive numbers of an event's waiting line still wait. With these sums a position costs the same in a line
/// of a hundred thousand as in one of ten.</summary>
internal sealed class WaitingBlock
{
    public const int Numbers = 256;

    private WaitingBlock()
    {
    }

    public Guid EventId { get; private set; }

    public int Block { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>Counts who came into the line and who left it; the caller holds the event's seating.</summary>
    public static async Task Count(RegistrationDb db, Guid eventId, int block, int change, CancellationToken token)
    {
        var counted = await db.WaitingBlocks.Where(b => b.EventId == eventId && b.Block == block)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Waiting, b => b.Waiting + change), token);
        if (counted == 0)
        {
            db.Add(new WaitingBlock { EventId = eventId, Block = block, Waiting = change });
        }
    }

    /// <summary>1 for the next in line.</summary>
    public static async Task<int> PositionOf(RegistrationDb db, EventRegistration place, CancellationToken token)
    {
        var (id, number, block) = (place.EventId, place.Number!.Value, place.Number.Value / Numbers);
        var earlier = await db.WaitingBlocks.Where(b => b.EventId == id && b.Block < block).SumAsync(b => b.Waiting, token);
        return earlier + 1 + await db.EventRegistrations.CountAsync(
            p => p.EventId == id && p.State == EventRegistrationState.Waitlisted && p.Number >= block * Numbers && p.Number < number,
                token);
    }

    public static void Map(ModelBuilder model) => model.Entity<WaitingBlock>(block =>
    {
        block.ToTable("waiting_block", table => table.HasCheckConstraint("ck_waiting_block_waiting", "0 <= waiting"));
        block.HasKey(b => new { b.EventId, b.Block });
        block.HasOne<Seating>().WithMany().HasForeignKey(b => b.EventId);
    });
}
