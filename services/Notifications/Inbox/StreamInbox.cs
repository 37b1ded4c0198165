using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>What is new, as it arrives. Each stream looks at the database once a second, so any copy can serve any stream, and ends after
/// five minutes: the client comes back with <c>Last-Event-ID</c> and a token that is still good.</summary>
internal static class StreamInbox
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private const int Replayed = 500;

    public static async Task<Results<ServerSentEventsResult<string>, ProblemResult>> Handle(
        Caller caller, NotificationsDb db, OpenStreams streams, HttpContext http, CancellationToken token,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId = null)
    {
        var after = 0L;
        if (lastEventId is not null && !long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return ProblemResult.Invalid("Last-Event-ID", InboxRules.UnknownEvent);
        }

        if (http.IsHead())
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.ServerSentEvents(AsyncEnumerable.Empty<SseItem<string>>());
        }

        var last = await db.InboxPlaces.Where(p => p.PersonId == caller.PersonId).Select(p => p.Last).SingleOrDefaultAsync(token);
        if (!streams.TryOpen(caller.PersonId))
        {
            http.Response.Headers.RetryAfter = "30";
            return ProblemResult.Of(InboxRules.TooManyStreams);
        }

        http.Response.OnCompleted(() =>
        {
            streams.Close(caller.PersonId);
            return Task.CompletedTask;
        });
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        // An id that was never given, such as one of a database before it was put back, means from now on: waiting for what comes after it
        // would be silence for ever.
        var isGap = lastEventId is not null && after < last - Replayed;
        var from = lastEventId is null || after > last ? last : Math.Max(after, last - Replayed);
        return TypedResults.ServerSentEvents(Follow(caller.PersonId, from, isGap, http));
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        Guid person, long after, bool isGap, HttpContext http, [EnumeratorCancellation] CancellationToken token = default)
    {
        var services = http.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var json = services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(token, http.RequestAborted,
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        ends.CancelAfter(Longest);
        var language = http.Language();
        var spoken = clock.GetTimestamp();
        // Its id lets a client that loses the connection before the first notification come back without a gap.
        yield return new SseItem<string>("{}", "open")
        {
            EventId = after.ToString(CultureInfo.InvariantCulture),
            ReconnectionInterval = TimeSpan.FromSeconds(3)
        };

        if (isGap)
        {
            // More was missed than is brought again: the list has all of it.
            yield return new SseItem<string>("{}", "reload");
        }

        while (!ends.IsCancellationRequested)
        {
            foreach (var notification in await ReadAfter(services, person, after, ends.Token))
            {
                after = notification.Sequence;
                spoken = clock.GetTimestamp();
                var view = NotificationView.Of(notification, text => text.In(language));
                yield return new SseItem<string>(JsonSerializer.Serialize(view, json),
                    "notification")
                { EventId = after.ToString(CultureInfo.InvariantCulture) };
            }

            if (clock.GetElapsedTime(spoken) > Silence)
            {
                spoken = clock.GetTimestamp();
                yield return new SseItem<string>("{}", "still-here");
            }

            await Task.Delay(Look, clock, ends.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task<List<Notification>> ReadAfter(IServiceProvider services, Guid person, long after, CancellationToken token)
    {
        try
        {
            // A scope a look: a stream that waits holds no connection.
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
            return await db.Notifications.AsNoTracking().Where(n => n.PersonId == person && n.InInbox && n.Sequence > after)
                .OrderBy(n => n.Sequence).Take(100).ToListAsync(token);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
