using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Stock;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>A time of an experience does not take place: who ordered places of it gets her money back. Some at a time, each time a
/// transaction that asks for the next, so that a crash in the middle loses and repeats nothing.</summary>
internal sealed class ListingSlotCalledOffConsumer(MarketplaceDb db, TimeProvider clock) : IConsumer<ListingSlotCalledOff>
{
    private const int Batch = 50;

    private static readonly OrderState[] Open =
        [OrderState.Reserved, OrderState.AwaitingPayment, OrderState.Paid, OrderState.Accepted, OrderState.Ready];

    public async Task Consume(ConsumeContext<ListingSlotCalledOff> context)
    {
        var (slot, token) = (context.Message.SlotId, context.CancellationToken);
        var parts = await db.Reservations
            .Where(r => r.SlotId == slot && (r.State == ReservationState.Held || r.State == ReservationState.Committed)
                && db.SellerOrders.Any(part => part.Id == r.SellerOrderId && Open.Contains(part.State)))
            .OrderBy(r => r.OrderId).Select(r => new { r.OrderId, r.SellerOrderId }).Take(Batch).ToListAsync(token);
        foreach (var found in parts)
        {
            var order = (await db.LockOrder(found.OrderId, token))!;
            if (order.Parts.Find(part => part.Id == found.SellerOrderId) is { } part && order.CallOff(part))
            {
                await EndedParts.Settle(db, context, order, [part], clock.GetUtcNow(), token);
                await db.SaveChangesAsync(token);
            }
        }

        if (parts.Count == Batch)
        {
            await context.Publish(context.Message, token);
        }

        await db.SaveChangesAsync(token);
    }
}
