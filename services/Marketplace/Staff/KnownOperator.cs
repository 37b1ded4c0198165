using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Staff;

/// <summary>An operator as Registration told of her. It grants nothing: what she may do her access token says.</summary>
internal sealed class KnownOperator
{
    private KnownOperator() { }

    public Guid PersonId { get; private set; }

    public bool Granted { get; private set; }

    /// <summary>When it was told: what is older changes nothing.</summary>
    public DateTimeOffset ToldAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<KnownOperator>(known =>
    {
        known.ToTable("known_operators");
        known.HasKey(k => k.PersonId);
    });
}

internal sealed class KnownOperatorConsumer(MarketplaceDb db) : IConsumer<RoleGranted>, IConsumer<RoleRevoked>
{
    public Task Consume(ConsumeContext<RoleGranted> context) =>
        Keep(context.Message.PersonId, context.Message.Role, granted: true, context.SentTime, context.CancellationToken);

    public Task Consume(ConsumeContext<RoleRevoked> context) =>
        Keep(context.Message.PersonId, context.Message.Role, granted: false, context.SentTime, context.CancellationToken);

    private async Task Keep(Guid person, string role, bool granted, DateTime? at, CancellationToken token)
    {
        if (role is not "operator")
        {
            return;
        }

        var told = new DateTimeOffset(DateTime.SpecifyKind(at ?? default, DateTimeKind.Utc));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO known_operators (person_id, granted, told_at)
            SELECT {person}, {granted}, {told} WHERE NOT EXISTS (SELECT FROM erased_people WHERE person_id = {person})
            ON CONFLICT (person_id) DO UPDATE SET granted = EXCLUDED.granted, told_at = EXCLUDED.told_at
              WHERE known_operators.told_at < EXCLUDED.told_at
            """, token);
    }
}
