using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Two who are never matched again, in either role. The row says which roles they had when they parted.</summary>
internal sealed class PairBlock
{
    private PairBlock() { }

    public Guid MenteeId { get; private set; }

    public Guid MentorId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public static PairBlock Between(Guid menteeId, Guid mentorId, DateTimeOffset now) =>
        new() { MenteeId = menteeId, MentorId = mentorId, Since = now };

    public static void Map(ModelBuilder model) => model.Entity<PairBlock>().HasKey(block => new { block.MenteeId, block.MentorId });
}

internal static class Parted
{
    public static Task<bool> ArePartedAsync(this MentoringDb db, Guid one, Guid other, CancellationToken token) => db.PairBlocks.AnyAsync(
        b => (b.MenteeId == one && b.MentorId == other) || (b.MenteeId == other && b.MentorId == one), token);

    /// <summary>For each of these people everyone whom she does not meet: they parted, or one blocked the other.</summary>
    public static async Task<ILookup<Guid, Guid>> PartedFrom(this MentoringDb db, IReadOnlyCollection<Guid> people, CancellationToken token)
    {
        var blocks = await db.PairBlocks.AsNoTracking().Where(b => people.Contains(b.MenteeId) || people.Contains(b.MentorId))
            .ToListAsync(token);
        return blocks.Select(b => (One: b.MenteeId, Other: b.MentorId)).Concat(await db.BlocksOf(people, token))
            .SelectMany(b => new[] { b, (One: b.Other, Other: b.One) })
            .ToLookup(pair => pair.One, pair => pair.Other);
    }
}
