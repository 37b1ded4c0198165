using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The time that stock was held for is over. What was paid or accepted meanwhile stays; the rest is free again, once.</summary>
internal sealed class ExpireOrder(MarketplaceDb db, TimeProvider clock) : IConsumer<ReservationDue>
{
    public async Task Consume(ConsumeContext<ReservationDue> context)
    {
        var token = context.CancellationToken;
        if (await db.LockOrder(context.Message.OrderId, token) is not { } order)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (now < order.ReservedUntil)
        {
            await context.SchedulePublish(context.Message, order.ReservedUntil, token);
            return;
        }

        if (order.Expire() is { Count: > 0 } late)
        {
            await EndedParts.Settle(db, context, order, late, now, token);
        }
    }
}

/// <summary>A part's state ends by itself: nobody took on what was paid, nobody came for what was ready, or nobody complained of what was
/// handed over. A deadline of an earlier state changes nothing.</summary>
internal sealed class SellerOrderDueConsumer(MarketplaceDb db, TimeProvider clock) : IConsumer<SellerOrderDue>
{
    public async Task Consume(ConsumeContext<SellerOrderDue> context)
    {
        var token = context.CancellationToken;
        var now = clock.GetUtcNow();
        if (await db.LockOrder(context.Message.OrderId, token) is not { } order
            || order.Parts.Find(p => p.Id == context.Message.SellerOrderId) is not { } part || !(now >= part.Deadline))
        {
            return;
        }

        if (part.State is OrderState.HandedOver)
        {
            await CompleteOrder.Complete(context, order, part, now, token);
        }
        else if (part is { State: OrderState.Ready, IsAttended: true, PaidAt: not null })
        {
            order.PassBy(part, now);
            await TellHandedOver.Of(context, order, part, token);
        }
        else if ((part.State is OrderState.Paid ? order.Lapse(part) : order.MissBuyer(part, now)) is null)
        {
            await EndedParts.Settle(db, context, order, [part], now, token);
        }
    }
}
