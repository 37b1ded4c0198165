using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Registration gave the number, or said that there is none.</summary>
internal sealed class AddressDelivery(NotificationsDb db, TimeProvider clock) : IConsumer<DeliveryAddressed>
{
    public async Task Consume(ConsumeContext<DeliveryAddressed> context)
    {
        var fact = context.Message;
        var delivery = await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {fact.DeliveryId} FOR UPDATE")
            .SingleOrDefaultAsync(context.CancellationToken);
        if (delivery is null)
        {
            return;
        }

        var waited = delivery.State is DeliveryState.Pending;
        delivery.Address(fact.SealedPhone, clock.GetUtcNow());
        if (waited && delivery.State is DeliveryState.Failed)
        {
            await context.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", "no_address"), context.CancellationToken);
        }
    }
}
