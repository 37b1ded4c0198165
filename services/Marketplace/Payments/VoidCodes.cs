using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Codes that nobody is to pay any more.</summary>
internal static class VoidCodes
{
    /// <summary>All that are open of an order. Each rail is asked to void its own; money that comes all the same goes back.</summary>
    public static async Task Of(MarketplaceDb db, IPublishEndpoint publish, Guid orderId, CancellationToken token)
    {
        var open = await db.Attempts.Where(a => a.OrderId == orderId
                && (a.State == AttemptState.Created || a.State == AttemptState.Presented || a.State == AttemptState.Unknown))
            .Select(a => a.Id).ToListAsync(token);
        if (open.Count == 0)
        {
            return;
        }

        await db.Attempts.Where(a => open.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AttemptState.Voided),
            token);
        foreach (var attempt in open)
        {
            await publish.Publish(new PaymentVoidDue(attempt), token);
        }
    }
}

/// <summary>Tells a rail that a code is void, once. A rail that does not hear it ends the code by itself in a quarter of an
/// hour.</summary>
internal sealed class PaymentVoidConsumer(MarketplaceDb db, PaymentRails rails) : IConsumer<PaymentVoidDue>
{
    public async Task Consume(ConsumeContext<PaymentVoidDue> context)
    {
        var attempt = await db.Attempts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == context.Message.AttemptId, context.CancellationToken);
        if (attempt is { State: AttemptState.Voided, RailReference: not null }
            && rails.Of(attempt.Rail) is { Capabilities.Voids: true } rail)
        {
            await rail.Void(attempt, context.CancellationToken);
        }
    }
}
