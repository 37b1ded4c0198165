using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Sandbox.Payments;

/// <summary>A payment at Freedom Pay; amounts in som as they were written.</summary>
internal sealed class FreedomPayment(long id, IReadOnlyDictionary<string, string> fields)
{
    public long Id => id;

    public string OrderId => fields["pg_order_id"];

    public string Amount => fields["pg_amount"];

    public string Currency => fields["pg_currency"];

    public Uri? ResultUrl => Uri.TryCreate(fields.GetValueOrDefault("pg_result_url"), UriKind.Absolute, out var url) ? url : null;

    public string Status { get; set; } = "pending";

    public decimal Returned { get; set; }
}

/// <summary>Plays Freedom Pay's merchant API as its public documentation describes it: form fields in, signed XML out.</summary>
internal sealed class FreedomPay(IConfiguration configuration, CallbackQueue callbacks, Misbehaviour misbehaviour)
{
    private readonly ConcurrentDictionary<string, FreedomPayment> byOrder = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, FreedomPayment> byId = new();
    private readonly string secret = configuration["Sandbox:Key"]!;
    private long last = 4_567_788;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pay = app.MapGroup("/freedompay").WithTags("Freedom Pay").DisableAntiforgery();
        pay.MapPost("/init_payment.php", (HttpRequest request, FreedomPay rail) => rail.Answer(request, "init_payment.php", rail.Init))
            .WithName("initFreedomPayment").WithSummary("Ask for a page to pay on");
        pay.MapPost("/get_status3.php", (HttpRequest request, FreedomPay rail) => rail.Answer(request, "get_status3.php", rail.Status))
            .WithName("getFreedomPaymentStatus").WithSummary("How a payment stands");
        pay.MapPost("/revoke.php", (HttpRequest request, FreedomPay rail) => rail.Answer(request, "revoke.php", rail.Revoke))
            .WithName("revokeFreedomPayment").WithSummary("Give a payment back, or part of it");
        pay.MapPost("/pay/{id:long}", (long id, bool? declined, FreedomPay rail) =>
            rail.Pay(id, declined is true) ? Results.NoContent() : ProblemResult.NotFound)
            .WithName("payFreedomPayment").WithSummary("The buyer pays on the page");
    }

    private async Task<IResult> Answer(HttpRequest request, string script,
        Func<IReadOnlyDictionary<string, string>, Dictionary<string, string>> answer)
    {
        if (misbehaviour.Qr is QrFault.Down)
        {
            return ProblemResult.Of(FaultsApi.Down);
        }

        if (!request.HasFormContentType)
        {
            return ProblemResult.Of(Problems.UnsupportedMedia);
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var told = fields.GetValueOrDefault("pg_sig") == Sign(script, fields) ? answer(fields) : Error("Incorrect signature");
        told["pg_salt"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        told["pg_sig"] = Sign(script, told);
        return Results.Text($"""<?xml version="1.0" encoding="utf-8"?>{new XElement("response",
            told.Select(f => new XElement(f.Key, f.Value)))}""", "application/xml");
    }

    private Dictionary<string, string> Init(IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.ContainsKey("pg_order_id") || !fields.ContainsKey("pg_currency")
            || Som(fields.GetValueOrDefault("pg_amount")) is not > 0)
        {
            return Error("Invalid parameters");
        }

        var payment = byOrder.GetOrAdd(fields["pg_order_id"], _ => new FreedomPayment(Interlocked.Increment(ref last), fields));
        byId[payment.Id] = payment;
        return new(StringComparer.Ordinal)
        {
            ["pg_status"] = "ok",
            ["pg_payment_id"] = Text(payment.Id),
            ["pg_redirect_url"] = $"https://pay.sandbox.kg/freedompay/pay/{payment.Id}",
            ["pg_redirect_url_type"] = "need data",
        };
    }

    private Dictionary<string, string> Status(IReadOnlyDictionary<string, string> fields) => Find(fields) is not { } payment
        ? Error("Payment not found")
        : new(StringComparer.Ordinal)
        {
            ["pg_status"] = "ok",
            ["pg_payment_id"] = Text(payment.Id),
            ["pg_order_id"] = payment.OrderId,
            ["pg_amount"] = payment.Amount,
            ["pg_currency"] = payment.Currency,
            ["pg_payment_status"] = payment.Status,
            ["pg_refund_amount"] = Text(-payment.Returned),
        };

    private Dictionary<string, string> Revoke(IReadOnlyDictionary<string, string> fields)
    {
        if (Find(fields) is not { Status: "success" } payment || Som(fields.GetValueOrDefault("pg_refund_amount")) is not { } amount)
        {
            return Error("Payment cannot be revoked");
        }

        lock (payment)
        {
            if (amount <= 0 || payment.Returned + amount > Som(payment.Amount))
            {
                return Error("Refund amount is too large");
            }

            payment.Returned += amount;
        }

        return new(StringComparer.Ordinal) { ["pg_status"] = "ok" };
    }

    private bool Pay(long id, bool declined)
    {
        if (!byId.TryGetValue(id, out var payment) || payment.Status != "pending")
        {
            return false;
        }

        payment.Status = declined ? "error" : "success";
        if (payment.ResultUrl is { } url && misbehaviour.Qr is not QrFault.Silent)
        {
            var told = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["pg_order_id"] = payment.OrderId,
                ["pg_payment_id"] = Text(payment.Id),
                ["pg_amount"] = payment.Amount,
                ["pg_currency"] = payment.Currency,
                ["pg_result"] = declined ? "0" : "1",
                ["pg_can_reject"] = "0",
                ["pg_salt"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            };
            told["pg_sig"] = Sign(url.Segments[^1].TrimEnd('/'), told);
            callbacks.OweForm(url, told, TimeSpan.FromMilliseconds(100), misbehaviour.Qr is QrFault.Duplicate);
        }

        return true;
    }

    private FreedomPayment? Find(IReadOnlyDictionary<string, string> fields) =>
        long.TryParse(fields.GetValueOrDefault("pg_payment_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && byId.TryGetValue(id, out var payment) ? payment : null;

    private static Dictionary<string, string> Error(string description) =>
        new(StringComparer.Ordinal) { ["pg_status"] = "error", ["pg_error_code"] = "9998", ["pg_error_description"] = description };

    private static decimal? Som(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var som) ? som : null;

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    private string Sign(string script, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var values = fields.Where(f => f.Key != "pg_sig").OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value);
#pragma warning disable CA5351 // The provider's protocol.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Join(';', values.Prepend(script).Append(secret)))));
#pragma warning restore CA5351
    }
}
