using System.Net;
using System.Text.Json;
using Polly;
using Polly.Timeout;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>What the provider answered.</summary>
/// <param name="Code">accepted, or what went wrong.</param>
/// <param name="MessageId">The provider's own id once it took the message.</param>
/// <param name="Final">True when asking again is of no use.</param>
internal sealed record SmsOutcome(string Code, string? MessageId = null, bool Final = false);

/// <summary>The SMS provider; in development it is the sandbox.</summary>
internal sealed class SmsGateway(IHttpClientFactory clients, IConfiguration configuration)
{
    public const string Client = "sms";

    private readonly string receipts = $"{configuration["Callbacks:Address"]?.TrimEnd('/')}/v1/sms-receipts/sandbox";

    public async Task<SmsOutcome> Send(SmsToSend message, CancellationToken token)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://sandbox/sms/messages")
            {
                Content = JsonContent.Create(new { message.To, message.Text, Reference = message.DeliveryId, ReceiptUrl = receipts },
                    options: JsonSerializerOptions.Web),
            };
            request.Headers.Add("X-Api-Key", configuration["Sandbox:Key"]);
            request.Headers.Add("Idempotency-Key", message.DeliveryId.ToString());
            using var response = await clients.CreateClient(Client).SendAsync(request, token);
            return await Read(response, token);
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException or JsonException
            or OperationCanceledException)
        {
            return new SmsOutcome(exception is TimeoutRejectedException or OperationCanceledException ? "timeout" : "unreachable");
        }
    }

    private static async Task<SmsOutcome> Read(HttpResponseMessage response, CancellationToken token)
    {
        if (response.IsSuccessStatusCode)
        {
            var accepted = await response.Content.ReadFromJsonAsync<AcceptedSms>(JsonSerializerOptions.Web, token);
            return new SmsOutcome("accepted", accepted!.Id);
        }

        // Only a refused message is final: a wrong key, a limit or a fault is the provider's or ours to mend.
        return new SmsOutcome($"http_{(int)response.StatusCode}",
            Final: response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
    }

    private sealed record AcceptedSms(string Id);
}
