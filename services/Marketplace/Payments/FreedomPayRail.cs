using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Polly;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>Freedom Pay: form fields in, signed XML out, amounts in som. It takes payments back, whole or in part; it does not void an
/// unpaid one, but asks before it takes money whether it may.</summary>
internal sealed partial class FreedomPayRail : IPaymentRail
{
    public const string RailName = "freedompay";
    public const string Client = "freedompay";

    private readonly IHttpClientFactory clients;
    private readonly ILogger<FreedomPayRail> logger;
    private readonly string merchant;
    private readonly string callbacks;

    public FreedomPayRail(IHttpClientFactory clients, IConfiguration configuration, IHostEnvironment environment,
        ILogger<FreedomPayRail> logger)
    {
        (this.clients, this.logger) = (clients, logger);
        merchant = configuration["FreedomPay:MerchantId"] ?? "1000";
        Secret = SecretOf(configuration, environment);
        callbacks = $"{configuration["Callbacks:Address"]?.TrimEnd('/')}/v1/payment-callbacks/{RailName}";
    }

    /// <summary>The sandbox's key stands in for it in development only: whoever has that one could sign payments as this rail.</summary>
    public static string SecretOf(IConfiguration configuration, IHostEnvironment environment) =>
        (configuration["FreedomPay:Secret"] ?? (environment.IsDevelopment() ? configuration["Sandbox:Key"] : null))
            is { Length: >= 16 } secret
            ? secret
            : throw new InvalidOperationException("FreedomPay:Secret is missing or shorter than 16 characters.");

    public string Name => RailName;

    public RailCapabilities Capabilities { get; } =
        new(RefundCapability.Partial, Voids: false, Smallest: 1, Largest: Money.Most, Unit: 1);

    /// <summary>What both sides sign with.</summary>
    public string Secret { get; }

    public async Task<PresentedPayment?> Present(PaymentAttempt attempt, string orderNumber, DateTimeOffset now, CancellationToken token)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling((attempt.ExpiresAt - now).TotalSeconds), 1, 86_400);
        var answer = await Ask("init_payment.php", new(StringComparer.Ordinal)
        {
            ["pg_order_id"] = attempt.Id.ToString(),
            ["pg_merchant_id"] = merchant,
            ["pg_amount"] = Som(attempt.Amount),
            ["pg_currency"] = "KGS",
            ["pg_description"] = $"Creative Labs {orderNumber}",
            ["pg_lifetime"] = seconds.ToString(CultureInfo.InvariantCulture),
            ["pg_request_method"] = "POST",
            ["pg_result_url"] = callbacks,
            ["pg_check_url"] = $"{callbacks}-check",
        }, token);
        return answer?.GetValueOrDefault("pg_payment_id") is { Length: > 0 } id
            && answer.GetValueOrDefault("pg_redirect_url") is { Length: > 0 } page ? new PresentedPayment(id, page) : null;
    }

    public async Task<RailNews?> Find(PaymentAttempt attempt, CancellationToken token)
    {
        if (await Status(attempt.RailReference!, token) is not { } answer)
        {
            return null;
        }

        var status = answer.GetValueOrDefault("pg_payment_status") switch
        {
            "success" or "ok" or "revoked" => "succeeded",
            "error" or "failed" => "failed",
            "incomplete" => "expired",
            _ => "pending",
        };
        return RailNews.Read(attempt.Id, status, Tyiyn(answer.GetValueOrDefault("pg_amount")) ?? 0, answer.GetValueOrDefault("pg_currency"),
            attempt.RailReference);
    }

    public Task Void(PaymentAttempt attempt, CancellationToken token) => Task.CompletedTask;

    /// <summary>A refund has no key of ours there. What was returned before is compared with what should have been; only one refund of a
    /// payment is under way at a time, so whatever is more is this one.</summary>
    public async Task<TransferNews> Send(OutgoingTransfer transfer, CancellationToken token)
    {
        if (transfer.Payment is null)
        {
            return new TransferNews(TransferStatus.Failed);
        }

        if (await Status(transfer.Payment, token) is not { } before || Returned(before) is not { } returned)
        {
            return new TransferNews(TransferStatus.Unknown);
        }

        if (returned >= transfer.ReturnedBefore + transfer.Amount)
        {
            return new TransferNews(TransferStatus.Settled, Number(transfer));
        }

        var answer = await Ask("revoke.php", new(StringComparer.Ordinal)
        {
            ["pg_merchant_id"] = merchant,
            ["pg_payment_id"] = transfer.Payment,
            ["pg_refund_amount"] = Som(transfer.Amount),
        }, token, orError: true);
        return new TransferNews(answer?.GetValueOrDefault("pg_status") switch
        {
            "ok" => TransferStatus.Settled,
            "error" => TransferStatus.Failed,
            _ => TransferStatus.Unknown,
        }, answer?.GetValueOrDefault("pg_status") == "ok" ? Number(transfer) : null);
    }

    public CallbackReading Read(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var fields = Fields(body);
        return FreedomPaySignature.Holds(RailName, fields, Secret) ? Parse(body) : new CallbackReading(Signed: false);
    }

    public CallbackReading Parse(ReadOnlySpan<byte> body)
    {
        var fields = Fields(body);
        var payment = fields.GetValueOrDefault("pg_payment_id");
        var result = fields.GetValueOrDefault("pg_result");
        return Guid.TryParse(fields.GetValueOrDefault("pg_order_id"), out var attempt) && payment is { Length: > 0 and <= 50 }
            && RailNews.Read(attempt, result switch { "1" => "succeeded", "0" => "failed", _ => null },
                Tyiyn(fields.GetValueOrDefault("pg_amount")) ?? 0, fields.GetValueOrDefault("pg_currency"), payment) is { } news
            ? new CallbackReading(true, $"{payment}:{result}", news) : new CallbackReading(Signed: true);
    }

    /// <summary>Without the card, the phone and the address of who paid.</summary>
    public byte[] Essence(ReadOnlySpan<byte> body)
    {
        string[] kept = ["pg_order_id", "pg_payment_id", "pg_amount", "pg_currency", "pg_result"];
        var fields = Fields(body).Where(f => kept.Contains(f.Key, StringComparer.Ordinal));
        var query = QueryHelpers.AddQueryString("", fields.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)));
        return Encoding.UTF8.GetBytes(query.TrimStart('?'));
    }

    /// <summary>A form's fields; of one that is there twice, the last.</summary>
    public static Dictionary<string, string> Fields(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
        {
            fields[name] = values.Count > 0 ? values[^1] ?? "" : "";
        }

        return fields;
    }

    /// <summary>Som with two digits after a point.</summary>
    public static string Som(long tyiyn) => (tyiyn / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Null for what is no amount of whole tyiyn.</summary>
    public static long? Tyiyn(string? som) =>
        decimal.TryParse(som, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
        && Math.Abs(amount) < 1_000_000_000m && amount * 100 == decimal.Truncate(amount * 100) ? (long)(amount * 100) : null;

    private static string Number(OutgoingTransfer transfer) => $"{transfer.Payment}-{transfer.Id:N}";

    private static long? Returned(Dictionary<string, string> status) => status.TryGetValue("pg_refund_amount", out var told)
        ? Tyiyn(told) is { } amount ? Math.Abs(amount) : null : 0;

    private Task<Dictionary<string, string>?> Status(string payment, CancellationToken token) => Ask("get_status3.php",
        new(StringComparer.Ordinal) { ["pg_merchant_id"] = merchant, ["pg_payment_id"] = payment }, token);

    /// <summary>Null for no answer, for one that is not signed by the rail, and, unless asked for, for one that says error.</summary>
    private async Task<Dictionary<string, string>?> Ask(string script, Dictionary<string, string> fields, CancellationToken token,
        bool orError = false)
    {
        try
        {
            using var content = new FormUrlEncodedContent(FreedomPaySignature.Sign(script, fields, Secret));
            using var response = await clients.CreateClient(Client).PostAsync(new Uri($"freedompay/{script}", UriKind.Relative), content,
                token);
            var answer = response.IsSuccessStatusCode ? FreedomPaySignature.Read(await response.Content.ReadAsStringAsync(token)) : null;
            if (answer is not null && FreedomPaySignature.Holds(script, answer, Secret))
            {
                return orError || answer.GetValueOrDefault("pg_status") == "ok" ? answer : null;
            }

            NoAnswer(logger, script, $"status {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException or IOException
            || (exception is TaskCanceledException && !token.IsCancellationRequested))
        {
            NoAnswer(logger, script, exception.GetType().Name);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Freedom Pay did not answer {Script}: {Reason}")]
    private static partial void NoAnswer(ILogger logger, string script, string reason);
}
