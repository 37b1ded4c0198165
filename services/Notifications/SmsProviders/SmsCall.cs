using System.Net;
using System.Text.Json;
using System.Xml;
using Polly;
using Polly.CircuitBreaker;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>One HTTP call to a provider. What matters of a failure is whether the provider may have the message.</summary>
internal static class SmsCall
{
    /// <param name="http">The provider's client.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="read">Reads an answer that the provider formed itself; null when it did not.</param>
    /// <param name="token">Cancels the call.</param>
    public static async Task<SmsOutcome> Make(
        HttpClient http, HttpRequestMessage request, Func<HttpResponseMessage, Task<SmsOutcome?>> read, CancellationToken token)
    {
        try
        {
            using var response = await http.SendAsync(request, token);
            return await read(response) ?? Unformed(response.StatusCode);
        }
        catch (BrokenCircuitException)
        {
            return new SmsOutcome(SmsVerdict.OtherProvider, "circuit_open");
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new SmsOutcome(SmsVerdict.OtherProvider, "unreachable");
        }
        catch (Exception exception) when (exception is ExecutionRejectedException or OperationCanceledException)
        {
            return new SmsOutcome(SmsVerdict.RetrySame, "timeout");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new SmsOutcome(SmsVerdict.RetrySame, "cut");
        }
        catch (Exception exception) when (exception is JsonException or XmlException or FormatException)
        {
            return new SmsOutcome(SmsVerdict.RetrySame, "unreadable");
        }
    }

    /// <summary>Something in front of the provider answered. It says by these that nothing went through.</summary>
    private static SmsOutcome Unformed(HttpStatusCode status) => new(
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized
            or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        ? SmsVerdict.OtherProvider : SmsVerdict.RetrySame, $"http_{(int)status}");
}
