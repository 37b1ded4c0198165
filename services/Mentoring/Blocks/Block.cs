using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>One person wants nothing to do with another. It holds in both directions, and the other is never told: to her who is blocked
/// the blocker looks like somebody who does not exist.</summary>
internal sealed class Block
{
    private Block() { }

    public Guid BlockerId { get; private set; }

    public Guid BlockedId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<Block>(block =>
    {
        block.ToTable("blocks", table => table.HasCheckConstraint("ck_blocks_not_herself", "blocker_id <> blocked_id"));
        block.HasKey(b => new { b.BlockerId, b.BlockedId });
        block.HasIndex(b => b.BlockedId);
    });
}

internal static class Blocked
{
    /// <summary>Everyone whom a person has blocked or who has blocked her.</summary>
    public static IQueryable<Guid> BlockedWith(this MentoringDb db, Guid person) => db.Blocks
        .Where(b => b.BlockerId == person || b.BlockedId == person).Select(b => b.BlockerId == person ? b.BlockedId : b.BlockerId);

    public static Task<bool> AreBlockedAsync(this MentoringDb db, Guid one, Guid other, CancellationToken token) => db.Blocks.AnyAsync(
        b => (b.BlockerId == one && b.BlockedId == other) || (b.BlockerId == other && b.BlockedId == one), token);

    /// <summary>Until the commit nobody else blocks one of the two for the other, and none of the two accepts the other. Without it each of
    /// them could miss what the other does at the same moment.</summary>
    public static Task LockPairAsync(this MentoringDb db, Guid one, Guid other, CancellationToken token)
    {
        var pair = one < other ? $"{one}{other}" : $"{other}{one}";
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({pair}, 1))", token);
    }
}
