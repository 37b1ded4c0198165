using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Two who are never matched again.</summary>
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
