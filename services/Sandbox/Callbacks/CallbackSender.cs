using System.Diagnostics;
using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Sandbox.Callbacks;

/// <summary>Sends callbacks, signed anew at each try, until the caller answers 2xx or seven tries over half a minute have failed.</summary>
internal sealed partial class CallbackSender(
    CallbackQueue queue, IHttpClientFactory clients, Signature signature, TimeProvider clock, ILogger<CallbackSender> logger)
    : BackgroundService
{
    public const string Client = "callbacks";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private const int Tries = 7;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        queue.ReadAll(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = stoppingToken },
        async (callback, token) => await Deliver(callback, token));

    private async Task Deliver(Callback callback, CancellationToken token)
    {
        await Task.Delay(callback.After, clock, token);
        using var hop = Telemetry.Source.StartActivity("callback", ActivityKind.Internal, callback.Traceparent);
        var pause = FirstPause;
        for (var attempt = 1; attempt <= Tries; attempt++, pause *= 2)
        {
            if (await Taken(callback, token))
            {
                return;
            }

            if (attempt < Tries)
            {
                await Task.Delay(pause, clock, token);
            }
        }

        GivenUp(logger, callback.Url.AbsolutePath);
    }

    private async Task<bool> Taken(Callback callback, CancellationToken token)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, callback.Url)
            {
                Content = new StringContent(callback.Body, Encoding.UTF8, callback.MediaType),
            };
            var (name, value) = callback.Header ?? (Signature.Header, signature.Of(callback.Body));
            request.Headers.Add(name, value);
            using var response = await clients.CreateClient(Client).SendAsync(request, token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !token.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody took a callback at {Path}")]
    private static partial void GivenUp(ILogger logger, string path);
}
