using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Writes what a partner's address answered, and switches a webhook off that is gone or took nothing for three days.</summary>
internal sealed class RecordWebhook(NotificationsDb db, PublicEvents events, TimeProvider clock)
{
    private static readonly TimeSpan ToTheMinute = TimeSpan.FromMinutes(1);

    public async Task Record(WebhookToBring brought, DateTimeOffset began, WebhookAnswer answer, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var webhook = answer.IsTaken ? null : await Webhook.Lock(db, brought.WebhookId, token);
        if (answer.IsTaken)
        {
            await db.Webhooks.Where(w => w.Id == brought.WebhookId && (w.LastTakenAt == null || w.LastTakenAt < now - ToTheMinute))
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.LastTakenAt, now), token);
        }

        if (await db.LockAsync<WebhookMessage>(brought.MessageId, token) is not { } message)
        {
            // The partner took the webhook away meanwhile.
            return;
        }

        db.Add(WebhookAttempt.Of(message.Id, began, answer));
        if (answer.IsTaken)
        {
            message.End(WebhookMessageState.Delivered);
        }
        else if (message.State is WebhookMessageState.Pending && webhook is not null)
        {
            await Fail(webhook, message, answer, now, token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    private async Task Fail(Webhook webhook, WebhookMessage message, WebhookAnswer answer, DateTimeOffset now, CancellationToken token)
    {
        if (answer.IsGone)
        {
            message.End(WebhookMessageState.Failed);
            await Disable(webhook, "gone", null, now, token);
        }
        else if (Schedule.After(message.Attempts) is { } pause)
        {
            var wish = answer.RetryAfter ?? TimeSpan.Zero;
            message.TryAgain(now + (wish > pause ? wish : pause));
            if (wish > TimeSpan.Zero)
            {
                webhook.Pause(now + wish);
            }
        }
        else
        {
            message.End(WebhookMessageState.Failed);
            await Disable(webhook, "failing", message.FirstAttemptAt, now, token);
        }
    }

    /// <summary>Unless it took something since.</summary>
    private async Task Disable(Webhook webhook, string reason, DateTimeOffset? since, DateTimeOffset now, CancellationToken token)
    {
        if ((since is not null && webhook.LastTakenAt > since) || !webhook.Disable(reason, now))
        {
            return;
        }

        await db.SaveChangesAsync(token);
        await db.WebhookMessages.Where(m => m.WebhookId == webhook.Id && m.State == WebhookMessageState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, WebhookMessageState.Skipped), token);
        await events.Publish(PublicEventType.WebhookDisabled, $"{webhook.Id}/{webhook.Version}", lab: null,
            new WebhookDisabledData(webhook.Id, reason), token, onlyFor: webhook.PartnerId);
    }
}
