using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>A part of an order is done, whoever says so.</summary>
internal static class CompleteOrder
{
    public static async Task<Error?> Complete(IPublishEndpoint publish, Order order, SellerOrder part, DateTimeOffset now,
        CancellationToken token)
    {
        var broken = order.Complete(part, now);
        if (broken is null)
        {
            await publish.Publish(
                new OrderCompleted(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number, part.Amount), token);
        }

        return broken;
    }
}
