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
