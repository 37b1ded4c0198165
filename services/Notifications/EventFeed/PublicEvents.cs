using System.Text;
using System.Text.Json;
using CreativeLabs.Notifications.Data;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>Hears of each public event in the transaction that publishes it.</summary>
internal interface IPublicEventListener
{
    Task Take(PublishedEvent published, CancellationToken token);
}

/// <summary>An event that was just written.</summary>
internal sealed record PublishedEvent(Guid Id, string Type, Guid? LabId, Guid? OnlyFor, DateTimeOffset At);

/// <summary>What partners get of an event, in the feed and by webhook alike.</summary>
internal sealed record EventEnvelope(Guid Id, string Type, DateTimeOffset Timestamp, Guid? LabId, object Data);

/// <summary>Writes public events.</summary>
internal sealed class PublicEvents(
    NotificationsDb db, IEnumerable<IPublicEventListener> listeners, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>Standard Webhooks wants bodies that stay below 20 kB.</summary>
    private const int Most = 20_000;

    /// <summary>Null when it was published before.</summary>
    /// <param name="type">Of the catalogue.</param>
    /// <param name="key">What it happened to, and which time it was: with the type it makes the event once.</param>
    /// <param name="lab">Whose it is.</param>
    /// <param name="data">Of the type's own record.</param>
    /// <param name="token">Cancels the work.</param>
    /// <param name="onlyFor">The only partner that gets it.</param>
    public async Task<Guid?> Publish(
        PublicEventType type, string key, Guid? lab, object data, CancellationToken token, Guid? onlyFor = null)
    {
        if (data.GetType() != type.Data)
        {
            throw new ArgumentException($"{type.Name} carries {type.Data.Name}.", nameof(data));
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var body = JsonSerializer.Serialize(new EventEnvelope(id, type.Name, now, lab, data), json.Value.SerializerOptions);
        if (Encoding.UTF8.GetByteCount(body) > Most)
        {
            throw new InvalidOperationException($"An event of type {type.Name} is larger than {Most} bytes.");
        }

        // The feed's own row is locked until the commit, so that sequences become visible in their order.
        var natural = $"{type.Name}/{key}";
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            WITH place AS (
              UPDATE event_feed SET last = last + 1
              WHERE NOT EXISTS (SELECT FROM public_events WHERE natural_key = {natural}) RETURNING last)
            INSERT INTO public_events (id, sequence, type, lab_id, only_for, natural_key, published_at, body)
            SELECT {id}, place.last, {type.Name}, {lab}, {onlyFor}, {natural}, {now}, {body} FROM place
            ON CONFLICT (natural_key) DO NOTHING
            """, token);
        if (written == 0)
        {
            return null;
        }

        foreach (var listener in listeners)
        {
            await listener.Take(new PublishedEvent(id, type.Name, lab, onlyFor, now), token);
        }

        return id;
    }
}
