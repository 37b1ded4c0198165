using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Recipients;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A message that this copy may send now: number and text are in clear only here, in memory.</summary>
internal sealed record SmsToSend(Guid DeliveryId, int Attempt, string To, string Text, string? Traceparent);

/// <summary>How many deliveries were looked at, and those of them to send.</summary>
internal sealed record ClaimedSms(int Seen, IReadOnlyList<SmsToSend> Messages);

/// <summary>Takes the next deliveries of a lane. Whether each is still wanted, allowed at this hour and within the budget is looked at
/// now.</summary>
internal sealed class ClaimDeliveries(NotificationsDb db, IPublishEndpoint publish, Envelope envelope, SpendCap cap, TimeProvider clock)
{
    private const int AtOnce = 8;

    public async Task<ClaimedSms> Claim(Lane lane, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var deliveries = await db.Deliveries.FromSql(
            $"""
            SELECT * FROM deliveries
            WHERE lane = {lane.ToString()} AND sealed_phone IS NOT NULL AND state IN ('Pending', 'Sending')
              AND (state = 'Pending' OR leased_until < {now})
            ORDER BY id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED
            """).ToListAsync(token);
        var messages = new List<SmsToSend>();
        foreach (var delivery in deliveries)
        {
            if (await Claim(delivery, now, token) is { } message)
            {
                messages.Add(message);
            }
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        if (messages.Count > 0)
        {
            CrashPoint.Reach("sms.before-send");
        }

        return new ClaimedSms(deliveries.Count, messages);
    }

    private async Task<SmsToSend?> Claim(Delivery delivery, DateTimeOffset now, CancellationToken token)
    {
        if (delivery.IsExpired(now))
        {
            delivery.Expire(now);
            return await Tell(delivery, "expired", token);
        }

        if (delivery.GiveUp(now))
        {
            return await Tell(delivery, "attempts_exhausted", token);
        }

        if (delivery.PersonId is { } person
            && await db.PersonPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == person, token) is { } preferences
            && !preferences.Allows(Channel.Sms, delivery.Category))
        {
            delivery.Suppress(now);
            return null;
        }

        if (!delivery.Category.AlwaysGoes() && QuietHours.EndAfter(now) is { } morning)
        {
            return await Defer(delivery, morning, now, token);
        }

        if (await envelope.KeyOf(delivery) is not { } key)
        {
            return await AskAnew(delivery, now, token);
        }

        if (Envelope.Open(delivery, key) is not { } opened)
        {
            delivery.Fail(now);
            return await Tell(delivery, "no_address", token);
        }

        var text = await Write(delivery, opened.Code, token);
        if (delivery.Attempts == 0 && !await cap.TrySpend(SmsParts.Of(text), delivery.Category.AlwaysGoes(), now, token))
        {
            return await Defer(delivery, delivery.Category.AlwaysGoes() ? now.AddMinutes(1) : QuietHours.NextMorning(now), now, token);
        }

        db.Add(delivery.Begin(now));
        return new SmsToSend(delivery.Id, delivery.Attempts, opened.Phone, text, delivery.Traceparent);
    }

    private async Task<string> Write(Delivery delivery, string? code, CancellationToken token)
    {
        var template = Catalogue.Find(delivery.Template, delivery.TemplateVersion);
        if (code is not null)
        {
            return template.RenderSms(delivery.Language!,
                new Dictionary<string, LocalText>(StringComparer.Ordinal) { ["code"] = LocalText.Same(code) });
        }

        var language = await db.Recipients.Where(r => r.PersonId == delivery.PersonId).Select(r => r.Language).SingleOrDefaultAsync(token);
        var notification = await db.Notifications.AsNoTracking().SingleAsync(n => n.Id == delivery.NotificationId, token);
        return template.RenderSms(language ?? Recipient.FirstLanguage, notification.Parameters);
    }

    /// <summary>The message waited longer than its key lives. A code is worthless by then; for anything else the number is asked for again,
    /// and for a person who was erased meanwhile there is none.</summary>
    private async Task<SmsToSend?> AskAnew(Delivery delivery, DateTimeOffset now, CancellationToken token)
    {
        if (delivery.Lane is Lane.Ordinary)
        {
            return await Defer(delivery, now.AddMinutes(1), now, token);
        }

        delivery.Expire(now);
        return await Tell(delivery, "expired", token);
    }

    private async Task<SmsToSend?> Tell(Delivery delivery, string reason, CancellationToken token)
    {
        await publish.Publish(new NotificationFailed(delivery.Id, delivery.PersonId, "sms", reason), token);
        return null;
    }

    private async Task<SmsToSend?> Defer(Delivery delivery, DateTimeOffset until, DateTimeOffset now, CancellationToken token)
    {
        delivery.Defer(until, now);
        await publish.SchedulePublish(delivery.Due(), until, token);
        return null;
    }
}
