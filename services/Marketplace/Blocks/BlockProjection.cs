using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Blocks;

/// <summary>Keeps who blocks whom. The later of two events holds, in whatever order they come and however often.</summary>
internal sealed class BlockProjection(MarketplaceDb db) : IConsumer<PersonBlocked>, IConsumer<PersonUnblocked>
{
    public Task Consume(ConsumeContext<PersonBlocked> context) => Keep(
        context.Message.PersonId, context.Message.BlockedId, isBlocked: true, context.Message.At, context.CancellationToken);

    public Task Consume(ConsumeContext<PersonUnblocked> context) => Keep(
        context.Message.PersonId, context.Message.BlockedId, isBlocked: false, context.Message.At, context.CancellationToken);

    private Task<int> Keep(Guid person, Guid blocked, bool isBlocked, DateTimeOffset at, CancellationToken token) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO blocked_pairs (person_id, blocked_id, is_blocked, changed_at)
            SELECT {person}, {blocked}, {isBlocked}, {at}
            WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id IN ({person}, {blocked}))
            ON CONFLICT (person_id, blocked_id) DO UPDATE SET is_blocked = EXCLUDED.is_blocked, changed_at = EXCLUDED.changed_at
            WHERE blocked_pairs.changed_at <= EXCLUDED.changed_at
            """, token);
}
