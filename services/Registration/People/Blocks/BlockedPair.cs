using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Blocks;

/// <summary>Whether one person blocks another, as Mentoring tells it. It holds in both directions, and the other must not learn of it. A
/// block that was taken back stays as a row, so that an event that comes late does not bring it back.</summary>
internal sealed class BlockedPair
{
    private BlockedPair() { }

    public Guid PersonId { get; private set; }

    public Guid BlockedId { get; private set; }

    public bool IsBlocked { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<BlockedPair>(pair =>
    {
        pair.ToTable("blocked_pair").HasKey(p => new { p.PersonId, p.BlockedId });
        pair.HasIndex(p => p.BlockedId);
    });
}

internal static class BlockedPairs
{
    public static Task<bool> AreBlockedAsync(this RegistrationDb db, Guid one, Guid other, CancellationToken token) =>
        db.BlockedPairs.AnyAsync(p => p.IsBlocked
            && ((p.PersonId == one && p.BlockedId == other) || (p.PersonId == other && p.BlockedId == one)), token);
}
