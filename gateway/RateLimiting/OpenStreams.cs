using System.Globalization;
using System.Security.Claims;

namespace CreativeLabs.Gateway;

/// <summary>A stream lives longer than the look at its token: it ends when the token expires, and within half a minute after the session
/// was revoked. The client comes back with a new token and the last event that it saw.</summary>
internal static class OpenStreams
{
    public static async Task WatchAsync(
        HttpContext http, Revocable? revocable, Quota quota, SharedLimits limits, TimeSpan lookEvery, RequestDelegate next)
    {
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(http.User.FindFirstValue("exp")!, CultureInfo.InvariantCulture));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        http.RequestAborted = end.Token;
        using var timer = new PeriodicTimer(lookEvery, clock);
        var stream = next(http);
        while (await Task.WhenAny(stream, timer.WaitForNextTickAsync(end.Token).AsTask()) != stream && !end.IsCancellationRequested)
        {
            if (clock.GetUtcNow() >= expires || (await limits.TakeAsync(quota, revocable)).Revoked)
            {
                await end.CancelAsync();
            }
        }

        await stream;
    }
}
