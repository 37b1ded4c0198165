using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

/// <summary>One of two blocks the other: whoever of them belongs to a circle of the other leaves it, as anybody leaves.</summary>
internal sealed class LeaveWithBlock(MentoringDb db) : IBlockEffect
{
    public async Task Apply(Guid blocker, Guid blocked, DateTimeOffset now, CancellationToken token)
    {
        var shared = await db.CircleMembers
            .Where(m => (m.PersonId == blocker && db.Circles.Any(c => c.Id == m.CircleId && c.MentorId == blocked))
                || (m.PersonId == blocked && db.Circles.Any(c => c.Id == m.CircleId && c.MentorId == blocker)))
            .OrderBy(m => m.CircleId).ToListAsync(token);
        foreach (var member in shared)
        {
            await db.LeaveCircles(member.PersonId, member.CircleId, token);
        }
    }
}
