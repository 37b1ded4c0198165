using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The time that stock was held for is over. What was paid meanwhile stays; the rest is free again, once.</summary>
internal sealed class ExpireOrder(MarketplaceDb db, TimeProvider clock) : IConsumer<ReservationDue>
{
    public async Task Consume(ConsumeContext<ReservationDue> context)
    {
        var token = context.CancellationToken;
        if (await db.LockOrder(context.Message.OrderId, token) is not { } order)
        {
            return;
        }

        if (clock.GetUtcNow() < order.ReservedUntil)
        {
            await context.PublishDue(context.Message, order.ReservedUntil, token);
            return;
        }

        var late = order.Expire();
        await ReleaseStock.Release(db, late.Select(part => part.Id).ToList(), ReservationState.Expired, token);
        if (late.Count > 0 && order.State is OrderState.Expired)
        {
            await context.Publish(new OrderExpired(order.Id, order.BuyerId, order.Number), token);
        }
    }
}
