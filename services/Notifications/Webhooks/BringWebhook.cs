using System.Globalization;
using System.Net;
using System.Text;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>What came back.</summary>
/// <param name="Outcome">taken, or a code of what went wrong.</param>
/// <param name="Took">From the call to the answer.</param>
/// <param name="Status">The HTTP status, if one came.</param>
/// <param name="RetryAfter">For how long the receiver asks to be left alone.</param>
internal sealed record WebhookAnswer(string Outcome, TimeSpan Took, int? Status = null, TimeSpan? RetryAfter = null)
{
    public bool IsTaken => Status is >= 200 and < 300;

    public bool IsGone => Status is (int)HttpStatusCode.Gone;
}

/// <summary>Calls a partner's address once.</summary>
internal sealed class BringWebhook(IHttpClientFactory clients, TimeProvider clock)
{
    public const string Client = "webhooks";

    public async Task<WebhookAnswer> Bring(WebhookToBring message)
    {
        var began = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        try
        {
            var time = now.ToUnixTimeSeconds();
            using var request = new HttpRequestMessage(HttpMethod.Post, message.Url)
            {
                Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("webhook-id", message.EventId.ToString());
            request.Headers.Add("webhook-timestamp", time.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", WebhookSignature.Of($"{message.EventId}", time, message.Body, message.Secrets));
            request.Headers.UserAgent.ParseAdd("CreativeLabs-Webhooks/1");

            // What the receiver says beside its status is not read.
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var status = (int)answer.StatusCode;
            return new WebhookAnswer(answer.IsSuccessStatusCode ? "taken" : $"http_{status}", clock.GetElapsedTime(began), status,
                Wish(answer, now));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new WebhookAnswer(Code(exception), clock.GetElapsedTime(began));
        }
    }

    private static string Code(Exception exception) => exception switch
    {
        { InnerException: PrivateAddressException } or PrivateAddressException => "private_address",
        OperationCanceledException => "timeout",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "unknown_host",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "unreachable",
        _ => "cut",
    };

    private static TimeSpan? Wish(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return asked is { } wish ? Schedule.Wish(wish)
            : answer.StatusCode is HttpStatusCode.TooManyRequests ? TimeSpan.FromMinutes(1) : null;
    }
}
