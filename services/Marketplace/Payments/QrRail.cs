using System.Net;
using System.Text.Json;
using Polly;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>ELQR by way of a bank's HTTP API, as the sandbox plays it. It takes no payment back: a refund is a new transfer.</summary>
internal sealed partial class QrRail(IHttpClientFactory clients, IConfiguration configuration, ILogger<QrRail> logger) : IPaymentRail
{
    public const string Client = "rail";
    public const string RailName = "sandbox";

    private readonly string key = configuration["Sandbox:Key"] is { Length: >= 16 } text
        ? text
        : throw new InvalidOperationException("Sandbox:Key is missing or shorter than 16 characters.");

    private readonly string callbacks = $"{configuration["Callbacks:Address"]?.TrimEnd('/')}/v1/payment-callbacks/sandbox";

    public string Name => RailName;

    public RailCapabilities Capabilities { get; } = new(RefundCapability.None, Voids: true, Smallest: 1, Largest: Money.Most, Unit: 1);

    /// <summary>The attempt's id is the key. The code is ours: the amount in it is not to be edited.</summary>
    public async Task<PresentedPayment?> Present(PaymentAttempt attempt, string orderNumber, DateTimeOffset now, CancellationToken token)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling((attempt.ExpiresAt - now).TotalSeconds), 1, 86_400);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/qr/payments")
        {
            Content = JsonContent.Create(new OpenPaymentBody(attempt.Id.ToString(), attempt.Amount, "KGS", callbacks, seconds),
                options: JsonSerializerOptions.Web),
        };
        request.Headers.Add("Idempotency-Key", attempt.Id.ToString());
        return await Ask<OpenedPayment>(request, token) is { Qr.Length: > 0 } opened
            ? new PresentedPayment(opened.Id.ToString(), ElqrCode.Of(orderNumber, attempt.Id, attempt.Amount)) : null;
    }

    public async Task<RailNews?> Find(PaymentAttempt attempt, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/qr/payments/{attempt.RailReference}");
        return await Ask<PaymentStanding>(request, token) is { } standing
            ? RailNews.Read(attempt.Id, standing.Status, standing.Amount, standing.Currency, standing.TransactionId)
            : null;
    }

    public async Task Void(PaymentAttempt attempt, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/qr/payments/{attempt.RailReference}/void");
        request.Headers.Add("Idempotency-Key", attempt.Id.ToString());
        await Ask<PaymentStanding>(request, token);
    }

    public async Task<TransferNews> Send(OutgoingTransfer transfer, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/qr/transfers")
        {
            Content = JsonContent.Create(
                new TransferBody(transfer.Id.ToString(), transfer.Amount, "KGS", transfer.Transaction, transfer.Account),
                options: JsonSerializerOptions.Web),
        };
        request.Headers.Add("Idempotency-Key", transfer.Id.ToString());
        return await Ask<TransferStanding>(request, token) is { } standing
            ? new TransferNews(standing.Status switch
            {
                "pending" => TransferStatus.Pending,
                "settled" when standing.Amount == transfer.Amount => TransferStatus.Settled,
                "failed" => TransferStatus.Failed,
                "reversed" => TransferStatus.Reversed,
                _ => TransferStatus.Unknown,
            }, standing.TransactionId)
            : new TransferNews(TransferStatus.Unknown);
    }

    public CallbackReading Read(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        !RailSignature.Verify(headers[RailSignature.Header], body, key, now) ? new CallbackReading(Signed: false)
        : Parse(body);

    public CallbackReading Parse(ReadOnlySpan<byte> body) => RailNews.TryRead(body, out var eventId, out var news)
        ? new CallbackReading(true, eventId, news) : new CallbackReading(Signed: true);

    public byte[] Essence(ReadOnlySpan<byte> body) =>
        JsonSerializer.SerializeToUtf8Bytes(RailNews.Essence(body), JsonSerializerOptions.Web);

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

            if (response.StatusCode is not HttpStatusCode.Conflict)
            {
                NoAnswer(logger, $"status {(int)response.StatusCode}");
            }
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

    private sealed record OpenedPayment(Guid Id, string Qr);

    private sealed record PaymentStanding(string Status, long Amount, string Currency, string? TransactionId);

    private sealed record TransferBody(string Reference, long Amount, string Currency, string? Returns, string? Account);

    private sealed record TransferStanding(string Status, long Amount, string? TransactionId);
}
