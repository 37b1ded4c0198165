using System.Text.Json;
using Polly;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>The rail as its HTTP API shows it. What it does not answer is not known: null, never a guess.</summary>
internal sealed partial class QrRail(IHttpClientFactory clients, IConfiguration configuration, ILogger<QrRail> logger)
{
    public const string Client = "rail";
    public const string Name = "sandbox";

    private readonly string key = configuration["Sandbox:Key"] is { Length: >= 16 } text
        ? text
        : throw new InvalidOperationException("Sandbox:Key is missing or shorter than 16 characters.");

    private readonly string callbacks = $"{configuration["Callbacks:Address"]?.TrimEnd('/')}/v1/payment-callbacks/sandbox";

    /// <summary>Asks for a payment. The attempt's id is the key: asked again, the rail gives the payment that it made before.</summary>
    public async Task<OpenedPayment?> Open(PaymentAttempt attempt, DateTimeOffset now, CancellationToken token)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling((attempt.ExpiresAt - now).TotalSeconds), 1, 86_400);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/qr/payments")
        {
            Content = JsonContent.Create(new OpenPaymentBody(attempt.Id.ToString(), attempt.Amount, "KGS", callbacks, seconds),
                options: JsonSerializerOptions.Web),
        };
        request.Headers.Add("Idempotency-Key", attempt.Id.ToString());
        return await Ask<OpenedPayment>(request, token) is { Qr.Length: > 0 } opened ? opened : null;
    }

    /// <summary>How a payment stands.</summary>
    public async Task<RailNews?> Find(PaymentAttempt attempt, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/qr/payments/{attempt.RailId}");
        return await Ask<PaymentStanding>(request, token) is { } standing
            ? RailNews.Read(attempt.Id, standing.Status, standing.Amount, standing.Currency, standing.TransactionId)
            : null;
    }

    /// <summary>True when these bytes come from the rail, and lately.</summary>
    public bool Signed(string? signature, ReadOnlySpan<byte> body, DateTimeOffset now) => RailSignature.Verify(signature, body, key, now);

    private async Task<T?> Ask<T>(HttpRequestMessage request, CancellationToken token)
        where T : class
    {
        request.Headers.Add("X-Api-Key", key);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, token);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, token);
            }

            NoAnswer(logger, $"status {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException or JsonException or IOException
            || (exception is TaskCanceledException && !token.IsCancellationRequested))
        {
            NoAnswer(logger, exception.GetType().Name);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The payment rail did not answer: {Reason}")]
    private static partial void NoAnswer(ILogger logger, string reason);

    private sealed record OpenPaymentBody(string Reference, long Amount, string Currency, string CallbackUrl, int ExpiresInSeconds);

    private sealed record PaymentStanding(string Status, long Amount, string Currency, string? TransactionId);
}

/// <summary>The rail's id, and what the QR code holds.</summary>
internal sealed record OpenedPayment(Guid Id, string Qr);
