using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Writes what the provider answered. A late answer of a copy that was thought dead changes nothing that has gone on
/// since.</summary>
internal sealed class RecordOutcome(NotificationsDb db, IPublishEndpoint publish, SmsMeters meters, TimeProvider clock)
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
        attempt.End(outcome, now);
        meters.Answered(message.Provider.Name, outcome.Verdict);
        if (outcome.Verdict is SmsVerdict.Taken or SmsVerdict.Delivered)
        {
            delivery.Accept(outcome.MessageId, now);
            if (outcome.Verdict is SmsVerdict.Delivered && delivery.Confirm(now))
            {
                await publish.Publish(new NotificationDelivered(delivery.Id, delivery.PersonId, "sms"), token);
            }
        }
        else if (outcome.Reason is { } reason)
        {
            await (delivery.Reject(message.Provider.Name, reason, now) ? Fail(delivery, reason, token) : Task.CompletedTask);
        }
        else if (outcome.Verdict is not SmsVerdict.OtherProvider || !delivery.GoElsewhere(message.Attempt, now))
        {
            await Retry(delivery, message.Attempt, now, token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    private async Task Retry(Delivery delivery, int attempt, DateTimeOffset now, CancellationToken token)
    {
        var reason = delivery.Reason;
        if (delivery.Retry(attempt, now) is { } next)
        {
            await publish.SchedulePublish(delivery.Due(), next, token);
        }
        else if (delivery.Reason is { } why && reason is null)
        {
            await Fail(delivery, why, token);
        }
    }

    private Task Fail(Delivery delivery, string reason, CancellationToken token) =>
        publish.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", reason), token);
}
