using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Freedom Pay over real HTTP, as its documentation describes it, with signatures of its own making.</summary>
public sealed class FreedomPayStandIn
{
    private const string Secret = RailStandIn.Key;
    private readonly ConcurrentDictionary<string, Payment> byOrder = new(StringComparer.Ordinal);
    private int last = 4_567_788;

    /// <summary>Carries a refund out and does not answer.</summary>
    public bool LosesRefundAnswers { get; set; }

    /// <summary>Signs its answers with another secret.</summary>
    public bool Forges { get; set; }

    public int Refunds { get; private set; }

    /// <summary>For the next test that shares it.</summary>
    public void Reset() => (LosesRefundAnswers, Forges, Refunds) = (false, false, 0);

    public Payment Of(Guid attempt) => byOrder[attempt.ToString()];

    public void Map(WebApplication app)
    {
        app.MapPost("/freedompay/init_payment.php", (HttpRequest request) => Answer(request, "init_payment.php", fields =>
        {
            var payment = byOrder.GetOrAdd(fields["pg_order_id"], _ => new Payment(
                Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture), fields["pg_order_id"], fields["pg_amount"],
                fields["pg_result_url"]));
            return new() { ["pg_status"] = "ok", ["pg_payment_id"] = payment.Id, ["pg_redirect_url"] = $"https://pay.test/{payment.Id}" };
        }));
        app.MapPost("/freedompay/get_status3.php", (HttpRequest request) => Answer(request, "get_status3.php", fields =>
        {
            var payment = byOrder.Values.Single(p => p.Id == fields["pg_payment_id"]);
            return new()
            {
                ["pg_status"] = "ok", ["pg_payment_id"] = payment.Id, ["pg_amount"] = payment.Amount, ["pg_currency"] = "KGS",
                ["pg_payment_status"] = payment.Status,
                ["pg_refund_amount"] = (-payment.Returned).ToString(CultureInfo.InvariantCulture),
            };
        }));
        app.MapPost("/freedompay/revoke.php", async (HttpRequest request) =>
        {
            var answer = await Answer(request, "revoke.php", fields =>
            {
                var payment = byOrder.Values.Single(p => p.Id == fields["pg_payment_id"]);
                payment.Returned += decimal.Parse(fields["pg_refund_amount"], CultureInfo.InvariantCulture);
                Refunds++;
                return new() { ["pg_status"] = "ok" };
            });
            return LosesRefundAnswers ? Results.StatusCode(502) : answer;
        });
    }

    /// <summary>What it would call back with, signed with the last word of the address.</summary>
    public static string Callback(Payment payment, string? amount = null, string currency = "KGS", string result = "1",
        string? secret = null, string script = "freedompay")
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pg_order_id"] = payment.OrderId,
            ["pg_payment_id"] = payment.Id,
            ["pg_amount"] = amount ?? payment.Amount,
            ["pg_currency"] = currency,
            ["pg_result"] = result,
            ["pg_can_reject"] = "0",
            ["pg_user_phone"] = payment.Phone,
            ["pg_card_owner"] = payment.CardOwner,
            ["pg_salt"] = "YQyk545ZL1lYyNeX",
        };
        fields["pg_sig"] = Sign(script, fields, secret ?? Secret);
        return string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));
    }

    public static string Sign(string script, IReadOnlyDictionary<string, string> fields, string secret)
    {
        var text = new StringBuilder(script);
        foreach (var name in fields.Keys.Where(name => name != "pg_sig").Order(StringComparer.Ordinal))
        {
            text.Append(';').Append(fields[name]);
        }

        return Md5(text.Append(';').Append(secret).ToString());
    }

    /// <summary>What the protocol prescribes.</summary>
    public static string Md5(string text)
    {
#pragma warning disable CA5351 // The provider's protocol.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }

    private async Task<IResult> Answer(HttpRequest request, string script,
        Func<Dictionary<string, string>, Dictionary<string, string>> answer)
    {
        var fields = (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var told = fields["pg_sig"] == Sign(script, fields, Secret) ? answer(fields)
            : new() { ["pg_status"] = "error", ["pg_error_description"] = "Incorrect signature" };
        told["pg_salt"] = "bdwLavL9lg6It91b";
        told["pg_sig"] = Sign(script, told, Forges ? "another" : Secret);
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<response>\n"
            + string.Concat(told.Select(f => $"    <{f.Key}>{f.Value}</{f.Key}>\n")) + "</response>", "text/xml");
    }

    public sealed class Payment(string id, string orderId, string amount, string resultUrl)
    {
        public string Id => id;

        public string OrderId => orderId;

        public string Amount => amount;

        public string ResultUrl => resultUrl;

        public string Status { get; set; } = "pending";

        public string Phone { get; set; } = "996555000999";

        public string CardOwner { get; set; } = "ÜMÜT SYDYKOVA";

        public decimal Returned { get; set; }
    }
}
