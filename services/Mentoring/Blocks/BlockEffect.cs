using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using MassTransit;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>Ends what two have with each other when one of them blocks the other.</summary>
internal interface IBlockEffect
{
    /// <summary>In the transaction that blocks, under the lock of the pair.</summary>
    Task Apply(Guid blocker, Guid blocked, DateTimeOffset now, CancellationToken token);
}

/// <summary>What a block, and its end, bring about and tell the platform.</summary>
internal sealed class BlockAnnouncer(MentoringDb db, IEnumerable<IBlockEffect> effects, IPublishEndpoint publish)
{
    /// <summary>In the caller's transaction, under the lock of the pair.</summary>
    public async Task Begin(Guid blocker, Guid blocked, DateTimeOffset now, CancellationToken token)
    {
        // In the order of the features, which is the order in which rows are locked: mentorships before circles.
        foreach (var effect in effects)
        {
            await effect.Apply(blocker, blocked, now, token);
        }

        await publish.Publish(new PersonBlocked(blocker, blocked, now), token);
    }

    /// <summary>After what blocked was taken away: told only when nothing else keeps the two apart in this direction.</summary>
    public async Task End(Guid blocker, Guid blocked, DateTimeOffset now, CancellationToken token)
    {
        if (!await db.HasBlockedAsync(blocker, blocked, token))
        {
            await publish.Publish(new PersonUnblocked(blocker, blocked, now), token);
        }
    }
}
