using System.Diagnostics;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Sends what is ready, a lane beside the other. Each message is claimed in a committed transaction, sent outside of any, and its
/// outcome written in another one. Who dies in between leaves a lease that runs out, and the next copy sends again under the same
/// key.</summary>
internal sealed partial class Dispatch(IServiceScopeFactory scopes, DispatchSignal signal, TimeProvider clock, ILogger<Dispatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enum.GetValues<Lane>().Select(lane => Run(lane, stoppingToken)));

    private async Task Run(Lane lane, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await SendSome(lane, stopping))
                {
                }

                await signal.WaitAsync(lane, Look, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Interrupted(logger, lane, exception.GetBaseException().GetType().Name);
                await Task.Delay(Look, clock, stopping)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>True when there was something, and there may be more.</summary>
    private async Task<bool> SendSome(Lane lane, CancellationToken stopping)
    {
        ClaimedSms claimed;
        await using (var scope = scopes.CreateAsyncScope())
        {
            claimed = await scope.ServiceProvider.GetRequiredService<ClaimDeliveries>().Claim(lane, stopping);
        }

        // What is claimed is finished even while the service stops: a call takes three seconds at most.
        await Task.WhenAll(claimed.Messages.Select(Send));
        return claimed.Seen > 0;
    }

    private async Task Send(SmsToSend message)
    {
        // Of the trace of what it tells: without this it would end at the row that waited here.
        using var hop = Telemetry.Source.StartActivity("sms dispatch", ActivityKind.Internal, message.Traceparent);
        var outcome = await message.Provider.Send(message.Sms, CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecordOutcome>().Record(message, outcome, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch of {Lane} pauses: {Reason}")]
    private static partial void Interrupted(ILogger logger, Lane lane, string reason);
}
