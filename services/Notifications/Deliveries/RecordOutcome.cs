using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Writes what the provider answered. A late answer of a copy that was thought dead changes nothing that has gone on
/// since.</summary>
internal sealed class RecordOutcome(NotificationsDb db, IPublishEndpoint publish, TimeProvider clock)
{
    public async Task Record(SmsToSend message, SmsOutcome outcome, CancellationToken token)
    {
        CrashPoint.Reach("sms.after-send");
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var delivery = await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {message.DeliveryId} FOR UPDATE")
            .SingleOrDefaultAsync(token);
        if (delivery is null)
        {
            // Its receiver was erased while the provider had it.
            return;
        }

        var attempt = await db.Attempts.SingleAsync(a => a.DeliveryId == message.DeliveryId && a.Number == message.Attempt, token);
        attempt.End(outcome.Code, now);
        if (outcome.MessageId is { } id)
        {
            delivery.Accept(id, now);
        }
        else if (outcome.Final && delivery.Reject(now))
        {
            await Fail(delivery, "rejected", token);
        }
        else if (delivery.Retry(message.Attempt, now) is { } next)
        {
            await publish.SchedulePublish(delivery.Due(), next, token);
        }
        else if (delivery.State is DeliveryState.Obsolete or DeliveryState.DeadLettered)
        {
            await Fail(delivery, delivery.State is DeliveryState.Obsolete ? "expired" : "attempts_exhausted", token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    private Task Fail(Delivery delivery, string reason, CancellationToken token) =>
        publish.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", reason), token);
}
