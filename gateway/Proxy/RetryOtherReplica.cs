using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace CreativeLabs.Gateway;

/// <summary>Asks another copy once when the first one could not be reached, or broke off before an answer and the request may be
/// repeated: it only reads, or it carries an <c>Idempotency-Key</c>. What fails then is answered as a problem.</summary>
internal static class RetryOtherReplica
{
    /// <summary>Bodies are held in memory up to the limit of every request's size, so nothing is ever written to disk.</summary>
    private const int HeldInMemory = 1 << 20;

    public static async Task Invoke(HttpContext http, RequestDelegate next)
    {
        var proxy = http.GetReverseProxyFeature();
        var repeatable = IsRepeatable(http.Request);
        WatchedBody.Of(http);
        if (repeatable && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true)
        {
            http.Request.EnableBuffering(HeldInMemory);
        }

        await next(http);
        if (Failure(http) is { } failure && (repeatable || NeverConnected(failure))
            && failure.Error is ForwarderError.Request or ForwarderError.RequestBodyDestination
            && Fault.IsOfDestination(http, failure)
            && Others(proxy) is { Count: > 0 } others)
        {
            http.Features.Set<IForwarderErrorFeature>(null);
            http.Response.StatusCode = StatusCodes.Status200OK;
            if (http.Request.Body.CanSeek)
            {
                http.Request.Body.Position = 0;
            }

            proxy.AvailableDestinations = others;
            proxy.ProxiedDestination = null;
            await next(http);
        }

        if (Failure(http) is { } final)
        {
            await FailureAnswers.WriteAsync(http, final, safeToRepeat: repeatable || NeverConnected(final));
        }
    }

    private static bool IsRepeatable(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.ContainsKey("Idempotency-Key");

    private static IForwarderErrorFeature? Failure(HttpContext http) =>
        http.Response.HasStarted || http.RequestAborted.IsCancellationRequested ? null : http.GetForwarderErrorFeature();

    private static bool NeverConnected(IForwarderErrorFeature failure) => failure.Error is ForwarderError.NoAvailableDestinations
        || failure.Exception
            is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    /// <summary>Those that look well, and only when there are none those that are being left alone.</summary>
    private static List<DestinationState> Others(IReverseProxyFeature proxy)
    {
        var others = proxy.AllDestinations.Where(copy => copy != proxy.ProxiedDestination).ToList();
        var well = others.FindAll(copy => copy.Health
            is { Active: not DestinationHealth.Unhealthy, Passive: not DestinationHealth.Unhealthy });
        return well.Count > 0 ? well : others;
    }
}
