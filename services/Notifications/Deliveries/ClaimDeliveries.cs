using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Preferences;
using CreativeLabs.Notifications.Recipients;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>A message that this copy may send now: number and text are in clear only here, in memory.</summary>
internal sealed record SmsToSend(Guid DeliveryId, int Attempt, ISmsProvider Provider, OutgoingSms Sms, string? Traceparent);

/// <summary>How many deliveries were looked at, and those of them to send.</summary>
internal sealed record ClaimedSms(int Seen, IReadOnlyList<SmsToSend> Messages);

/// <summary>Takes the next deliveries of a lane. Whether each is still wanted, allowed at this hour and within the budget is looked at
/// now.</summary>
internal sealed class ClaimDeliveries(
    NotificationsDb db, IPublishEndpoint publish, Envelope envelope, ProviderChoice providers, SpendCap cap, TimeProvider clock)
{
    private const int AtOnce = 16;

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
        var readers = await ReadersOf(deliveries, token);
        foreach (var delivery in deliveries)
        {
            if (await Claim(delivery, readers, now, token) is { } message)
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

    /// <summary>What is known of those to whom the messages go, in three queries for all of them.</summary>
    private async Task<Readers> ReadersOf(List<Delivery> deliveries, CancellationToken token)
    {
        var people = deliveries.Select(d => d.PersonId).OfType<Guid>().Distinct().ToList();
        if (people.Count == 0)
        {
            return new Readers([], [], []);
        }

        var notifications = deliveries.Select(d => d.NotificationId).OfType<Guid>().ToList();
        return new Readers(
            await db.PersonPreferences.AsNoTracking().Where(p => people.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, token),
            await db.Recipients.AsNoTracking().Where(r => people.Contains(r.PersonId))
                .ToDictionaryAsync(r => r.PersonId, r => r.Language, token),
            await db.Notifications.AsNoTracking().Where(n => notifications.Contains(n.Id))
                .ToDictionaryAsync(n => n.Id, n => n.Parameters, token));
    }

    private async Task<SmsToSend?> Claim(Delivery delivery, Readers readers, DateTimeOffset now, CancellationToken token)
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

        if (delivery.PersonId is { } person && readers.Preferences.TryGetValue(person, out var preferences)
            && !preferences.Allows(Channel.Sms, delivery.Category))
        {
            delivery.Suppress(now);
            return null;
        }

        if (!delivery.Category.GoesAtNight() && QuietHours.EndAfter(now) is { } morning)
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

        var text = Write(delivery, opened.Code, readers);
        var provider = delivery.BoundTo(now) is { } bound ? providers.Find(bound)
            : await providers.Choose(delivery.Id, opened.Phone, text.Length, Passed(delivery), token);
        if (provider is null)
        {
            return await Postpone(delivery, now, token);
        }

        var parts = SmsParts.Of(text);
        if (delivery.Attempts == 0 && !await cap.TrySpend(parts, delivery.Category.AlwaysGoes(), now, token))
        {
            return await Defer(delivery, delivery.Category.AlwaysGoes() ? now.AddMinutes(1) : QuietHours.NextMorning(now), now, token);
        }

        db.Add(delivery.Begin(provider.Name, parts, now));
        return new SmsToSend(delivery.Id, delivery.Attempts, provider, new OutgoingSms(delivery.Reference!, opened.Phone, text),
            delivery.Traceparent);
    }

    /// <summary>Who is not asked: who refused, and who had its time to say whether it has the message.</summary>
    private static List<string> Passed(Delivery delivery) =>
        delivery.IsDoubtful ? [.. delivery.Refused, delivery.Provider!] : delivery.Refused;

    private async Task<SmsToSend?> Postpone(Delivery delivery, DateTimeOffset now, CancellationToken token)
    {
        if (delivery.Postpone(now) is { } next)
        {
            await publish.SchedulePublish(delivery.Due(), next, token);
            return null;
        }

        return await Tell(delivery, delivery.Reason!, token);
    }

    private static string Write(Delivery delivery, string? code, Readers readers)
    {
        var template = Catalogue.Find(delivery.Template, delivery.TemplateVersion);
        return code is not null
            ? template.RenderSms(delivery.Language!,
                new Dictionary<string, LocalText>(StringComparer.Ordinal) { ["code"] = LocalText.Same(code) })
            : template.RenderSms(readers.Languages.GetValueOrDefault(delivery.PersonId!.Value, Recipient.FirstLanguage),
                readers.Parameters[delivery.NotificationId!.Value]);
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

    private sealed record Readers(Dictionary<Guid, PersonPreferences> Preferences, Dictionary<Guid, string> Languages,
        Dictionary<Guid, Dictionary<string, LocalText>> Parameters);
}
