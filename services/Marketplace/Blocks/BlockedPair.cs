using CreativeLabs.Marketplace.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Blocks;

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
        pair.ToTable("blocked_pairs").HasKey(p => new { p.PersonId, p.BlockedId });
        pair.HasIndex(p => p.BlockedId);
    });
}

internal static class BlockedPairs
{
    public static Task<bool> AreBlockedAsync(this MarketplaceDb db, Guid one, Guid other, CancellationToken token) =>
        db.BlockedPairs.AnyAsync(p => p.IsBlocked
            && ((p.PersonId == one && p.BlockedId == other) || (p.PersonId == other && p.BlockedId == one)), token);

    /// <summary>Whom she blocks, and who blocks her, goes with the record that remains.</summary>
    public static Task MoveBlocks(this MarketplaceDb db, Guid from, Guid to, CancellationToken token) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO blocked_pairs (person_id, blocked_id, is_blocked, changed_at)
          SELECT CASE person_id WHEN {from} THEN {to} ELSE person_id END, CASE blocked_id WHEN {from} THEN {to} ELSE blocked_id END,
            is_blocked, changed_at
          FROM blocked_pairs WHERE {from} IN (person_id, blocked_id) AND NOT {to} IN (person_id, blocked_id)
          ON CONFLICT (person_id, blocked_id) DO UPDATE SET is_blocked = blocked_pairs.is_blocked OR EXCLUDED.is_blocked;
        DELETE FROM blocked_pairs WHERE {from} IN (person_id, blocked_id)
        """, token);

    public static Task ForgetBlocks(this MarketplaceDb db, Guid person, CancellationToken token) =>
        db.BlockedPairs.Where(p => p.PersonId == person || p.BlockedId == person).ExecuteDeleteAsync(token);
}
