using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Blocks;

/// <summary>Keeps who blocks whom. The later of two events holds, in whatever order they come and however often.</summary>
internal sealed class BlockProjection(RegistrationDb db) : IConsumer<PersonBlocked>, IConsumer<PersonUnblocked>
{
    public Task Consume(ConsumeContext<PersonBlocked> context) => Keep(
        context.Message.PersonId, context.Message.BlockedId, isBlocked: true, context.Message.At, context.CancellationToken);

    public Task Consume(ConsumeContext<PersonUnblocked> context) => Keep(
        context.Message.PersonId, context.Message.BlockedId, isBlocked: false, context.Message.At, context.CancellationToken);

    private Task<int> Keep(Guid person, Guid blocked, bool isBlocked, DateTimeOffset at, CancellationToken token) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO blocked_pair (person_id, blocked_id, is_blocked, changed_at)
            SELECT {person}, {blocked}, {isBlocked}, {at}
            WHERE NOT EXISTS (SELECT FROM person WHERE id IN ({person}, {blocked}) AND erased_at IS NOT NULL)
            ON CONFLICT (person_id, blocked_id) DO UPDATE SET is_blocked = EXCLUDED.is_blocked, changed_at = EXCLUDED.changed_at
            WHERE blocked_pair.changed_at <= EXCLUDED.changed_at
            """, token);
}
