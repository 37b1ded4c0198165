using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A deferred delivery goes on: its quiet hours are over, or its next attempt is due. The number is asked for anew.</summary>
internal sealed class ContinueDelivery(NotificationsDb db, TimeProvider clock) : IConsumer<DeliveryDue>
{
    public async Task Consume(ConsumeContext<DeliveryDue> context)
    {
        var due = context.Message;
        var delivery = await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {due.DeliveryId} FOR UPDATE")
            .SingleOrDefaultAsync(context.CancellationToken);
        if (delivery?.Resume(due.Attempt, clock.GetUtcNow()) is true && delivery.PersonId is { } person)
        {
            await context.Publish(new DeliveryAddressRequested(delivery.Id, person), context.CancellationToken);
        }
    }
}
