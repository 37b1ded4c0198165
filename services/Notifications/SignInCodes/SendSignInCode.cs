using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.SignInCodes;

/// <summary>Puts a one-time code on its own lane, from where it is sent at once. Number and code stay sealed until that very
/// moment.</summary>
internal sealed class SendSignInCode(NotificationsDb db, TimeProvider clock) : IConsumer<SignInCodeIssued>
{
    public async Task Consume(ConsumeContext<SignInCodeIssued> context)
    {
        var code = context.Message;
        if (await db.Deliveries.AnyAsync(d => d.Id == code.ChallengeId, context.CancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var delivery = Delivery.OfCode(code, now);
        db.Add(delivery);
        if (delivery.IsExpired(now))
        {
            delivery.Expire(now);
            await context.Publish(new NotificationFailed(delivery.Id, null, "sms", "expired"), context.CancellationToken);
        }
    }
}
