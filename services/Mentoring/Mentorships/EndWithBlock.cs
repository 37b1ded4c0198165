using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>One of two blocks the other: what waits between them is taken back, what runs ends like anything that ends.</summary>
internal sealed class EndWithBlock(MentoringDb db, IPublishEndpoint publish) : IBlockEffect
{
    public async Task Apply(Guid blocker, Guid blocked, DateTimeOffset now, CancellationToken token)
    {
        var running = await db.Mentorships.AsNoTracking()
            .Where(m => (m.MenteeId == blocker && m.MentorId == blocked) || (m.MenteeId == blocked && m.MentorId == blocker))
            .Where(m => m.EndedAt == null).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(token);
        foreach (var id in running)
        {
            if (await db.LockAsync<Mentorship>(id, token) is { HasEnded: false } mentorship)
            {
                await EndMentorship.Close(mentorship, EndingReasons.Other, blocker, db, publish, now, token);
            }
        }

        await TakeBack.Between(blocker, blocked, db, publish, now, token);
    }
}
