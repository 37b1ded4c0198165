using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using MassTransit;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The buyer has a part, or its time has passed: she is told, and it completes by itself after some days.</summary>
internal static class TellHandedOver
{
    public static async Task Of(IPublishEndpoint publish, Order order, SellerOrder part, CancellationToken token)
    {
        await publish.Publish(new OrderHandedOver(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number), token);
        await publish.SchedulePublish(new SellerOrderDue(part.Id, order.Id), part.Deadline!.Value, token);
    }
}
