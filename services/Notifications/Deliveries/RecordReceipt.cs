using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Writes what a provider said of a message later. It may say so twice, late, in another order, and before our own note that the
/// message was sent. An end is never overwritten, and what a provider says of a message that another one has by now ends nothing.</summary>
internal sealed class RecordReceipt(NotificationsDb db, IPublishEndpoint publish, TimeProvider clock)
{
    /// <summary>False when there is no such message.</summary>
    public async Task<bool> Record(string reference, string provider, SmsOutcome outcome, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var delivery = await db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE reference = {reference} FOR UPDATE")
            .SingleOrDefaultAsync(token);
        if (delivery is null)
        {
            return false;
        }

        if (outcome.Verdict is SmsVerdict.Delivered)
        {
            if (delivery.Confirm(now))
            {
                await publish.Publish(new NotificationDelivered(delivery.Id, delivery.PersonId, "sms"), token);
            }
        }
        else if (outcome.Verdict is SmsVerdict.OtherProvider or SmsVerdict.RetrySame && delivery.ComeBack(provider, now))
        {
            await publish.SchedulePublish(delivery.Due(), now, token);
        }
        else if (outcome.Verdict is not SmsVerdict.Taken && delivery.Reject(provider, outcome.Reason ?? "provider_failed", now))
        {
            await publish.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", delivery.Reason!), token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return true;
    }
}
