using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Orders that she placed, or that hold something of hers.</summary>
internal static class CallOffOrders
{
    private static readonly OrderState[] Open =
    [
        OrderState.Placed, OrderState.Reserved, OrderState.AwaitingPayment, OrderState.Paid, OrderState.Accepted, OrderState.Ready,
    ];

    /// <summary>What she sold and has not handed over comes to nothing, and its buyers are told and get their money back. What she ordered
    /// is called off as long as she has not paid.</summary>
    public static async Task Of(MarketplaceDb db, IPublishEndpoint publish, Guid person, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.SellerOrders.AsNoTracking()
            .Where(part => Open.Contains(part.State)
                && (part.PersonId == person || db.Orders.Any(o => o.Id == part.OrderId && o.BuyerId == person)))
            .Select(part => part.OrderId).Distinct().Order().ToListAsync(token);
        foreach (var id in open)
        {
            var order = (await db.LockOrder(id, token))!;
            var ended = order.BuyerId == person ? CancelUnpaid(order, now) : Withdraw(order, person);
            if (ended.Count > 0)
            {
                await EndedParts.Settle(db, publish, order, ended, now, token);
                await db.SaveChangesAsync(token);
            }
        }
    }

    private static IReadOnlyList<SellerOrder> CancelUnpaid(Order order, DateTimeOffset now)
    {
        var unpaid = order.Parts.Where(part => part.IsLive && part.PaidAt is null && Order.IsCancellable(part, now)).ToList();
        return unpaid.Count > 0 && order.Cancel(unpaid, now, out var ended) is null ? ended : [];
    }

    private static List<SellerOrder> Withdraw(Order order, Guid person) =>
        order.Parts.Where(part => part.PersonId == person && order.Withdraw(part)).ToList();
}
