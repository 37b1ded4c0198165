using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The outside world's QR rail over real HTTP. It does what a test says, also what a real one does on a bad day.</summary>
public sealed class RailStandIn : IAsyncDisposable
{
    public const string Key = "test-sandbox-key-test-sandbox-key";

    private readonly ConcurrentDictionary<string, Payment> byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Payment> byId = new();
    private readonly ConcurrentDictionary<string, Transfer> transfers = new(StringComparer.Ordinal);
    private HashSet<string> earlier = new(StringComparer.Ordinal);
    private WebApplication? app;

    public string Address => app!.Urls.First();

    /// <summary>The other rail, at the same address.</summary>
    public FreedomPayStandIn FreedomPay { get; } = new();

    /// <summary>Answers 503 to everything.</summary>
    public bool Down { get; set; }

    /// <summary>Opens the payment, but its answer gets lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>How transfers stand; null when the rail does not answer. What was told once stays.</summary>
    public string? TransferStatus { get; set; } = "settled";

    /// <summary>Transfers that settled come back.</summary>
    public bool Reverses { get; set; }

    /// <summary>What was first sent since the last <see cref="Reset"/>, by its key.</summary>
    public IReadOnlyDictionary<string, Transfer> Transfers => transfers.Where(transfer => !earlier.Contains(transfer.Key))
        .ToDictionary(StringComparer.Ordinal);

    public int Opened => byId.Count;

    public IEnumerable<Payment> Of(Guid attempt) => byId.Values.Where(p => p.Reference == attempt.ToString());

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use((http, next) =>
        {
            if (Down || (http.Request.Headers["X-Api-Key"] != Key
                && !http.Request.Path.StartsWithSegments("/freedompay", StringComparison.Ordinal)))
            {
                http.Response.StatusCode = Down ? 503 : 401;
                return Task.CompletedTask;
            }

            return next(http);
        });
        app.MapPost("/qr/payments", (HttpRequest request, JsonElement body) =>
        {
            var payment = byKey.GetOrAdd(request.Headers["Idempotency-Key"].ToString(), _ => new Payment(
                Guid.CreateVersion7(), body.GetProperty("reference").GetString()!, body.GetProperty("amount").GetInt64(),
                body.GetProperty("callbackUrl").GetString()!));
            byId.TryAdd(payment.Id, payment);
            return LosesAnswers ? Results.StatusCode(500) : Results.Json(new { id = payment.Id, qr = $"qr:{payment.Id}" }, statusCode: 201);
        });
        app.MapPost("/qr/payments/{id:guid}/void", (Guid id) =>
        {
            byId[id].Status = byId[id].Status == "pending" ? "expired" : byId[id].Status;
            return Results.Json(new { byId[id].Status, byId[id].Amount, currency = "KGS" });
        });
        app.MapPost("/qr/transfers", (HttpRequest request, JsonElement body) =>
        {
            if (TransferStatus is null)
            {
                return Results.StatusCode(503);
            }

            var amount = body.GetProperty("amount").GetInt64();
            var transfer = transfers.AddOrUpdate(request.Headers["Idempotency-Key"].ToString(),
                _ => new Transfer(body.GetProperty("reference").GetString()!, amount, $"ELQR-{Guid.CreateVersion7():N}", TransferStatus),
                (_, before) => before.Status is "settled" or "failed" ? before with { Status = Reverses ? "reversed" : before.Status }
                    : before with { Status = TransferStatus });
            return Results.Json(new { transfer.Status, transfer.Amount, transactionId = transfer.Transaction });
        });
        app.MapGet("/qr/payments/{id:guid}", (Guid id) => byId.TryGetValue(id, out var p)
            ? Results.Json(new
            {
                id, reference = p.Reference, status = p.Status, amount = p.Amount, currency = "KGS",
                transactionId = p.Transaction
            })
            : Results.NotFound());
        FreedomPay.Map(app);
        await app.StartAsync();
    }

    /// <summary>For the next test that shares it: it does as it should, and what it moved until now is not counted any more.</summary>
    public void Reset()
    {
        (Down, LosesAnswers, TransferStatus, Reverses) = (false, false, "settled", false);
        earlier = transfers.Keys.ToHashSet(StringComparer.Ordinal);
        FreedomPay.Reset();
    }

    /// <summary>The buyer's bank pays; nobody is called back until the test does it.</summary>
    public Payment Pay(Guid railId)
    {
        var payment = byId[railId];
        payment.Status = "succeeded";
        payment.Transaction = $"ELQR-{Guid.CreateVersion7():N}";
        return payment;
    }

    public Payment End(Guid railId, string status)
    {
        byId[railId].Status = status;
        return byId[railId];
    }

    /// <summary>What the rail would call back with.</summary>
    public static string Event(Payment payment, string? transaction = null, long? amount = null, Guid? eventId = null,
        string currency = "KGS") =>
        JsonSerializer.Serialize(
        new
        {
            eventId = eventId ?? Guid.CreateVersion7(),
            railId = payment.Id,
            reference = payment.Reference,
            status = payment.Status,
            amount = amount ?? payment.Amount,
            currency,
            transactionId = transaction ?? payment.Transaction,
            at = "2026-01-01T00:00:00Z",
        });

    public static string Sign(string body, DateTimeOffset at, string key = Key)
    {
        var time = at.ToUnixTimeSeconds();
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    public sealed record Transfer(string Reference, long Amount, string Transaction, string Status);

    public sealed class Payment(Guid id, string reference, long amount, string callbackUrl)
    {
        public Guid Id => id;

        public string Reference => reference;

        public long Amount => amount;

        public string CallbackUrl => callbackUrl;

        public string Status { get; set; } = "pending";

        public string? Transaction { get; set; }
    }
}
