using System.Collections.Concurrent;
using System.Diagnostics;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Brings what is due: claimed in a committed transaction, called outside of any, and its outcome written in another one. Who dies
/// in between leaves a lease that runs out, and the event is brought again under the same id.</summary>
internal sealed partial class SendWebhooks(
    IServiceScopeFactory scopes, BringWebhook bring, WebhookSignal signal, TimeProvider clock, ILogger<SendWebhooks> logger)
    : BackgroundService
{
    private const int AtOnce = 64;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, int> open = new();
    private readonly ConcurrentDictionary<Task, bool> running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await StartSome(stoppingToken) == 0)
                {
                    await signal.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                Interrupted(logger, exception.GetBaseException().GetType().Name);
                await Task.Delay(Look, clock, stoppingToken)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        // What was begun is finished within the time that a stop has; what is not is brought again under its id.
        await Task.WhenAll(running.Keys);
    }

    private async Task<int> StartSome(CancellationToken stopping)
    {
        if (running.Count >= AtOnce)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var busy = open.Where(one => one.Value >= ClaimWebhooks.OfOne).Select(one => one.Key).ToArray();
        var claimed = await scope.ServiceProvider.GetRequiredService<ClaimWebhooks>().Claim(AtOnce - running.Count, busy, stopping);
        foreach (var message in claimed)
        {
            open.AddOrUpdate(message.WebhookId, 1, (_, count) => count + 1);
            var task = Send(message);
            running[task] = true;
            _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
        }

        return claimed.Count;
    }

    private async Task Send(WebhookToBring message)
    {
        await Task.Yield();
        using var hop = Telemetry.Source.StartActivity("webhook", ActivityKind.Internal, message.Traceparent);
        try
        {
            var began = clock.GetUtcNow();
            var answer = await bring.Bring(message);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordWebhook>().Record(message, began, answer, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Its lease runs out, and it is brought again.
            Interrupted(logger, exception.GetBaseException().GetType().Name);
        }
        finally
        {
            open.AddOrUpdate(message.WebhookId, 0, (_, count) => count - 1);
            open.TryRemove(new KeyValuePair<Guid, int>(message.WebhookId, 0));
            signal.Set();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bringing webhooks pauses: {Reason}")]
    private static partial void Interrupted(ILogger logger, string reason);
}
