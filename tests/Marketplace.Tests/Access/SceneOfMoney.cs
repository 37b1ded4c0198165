using System.Text;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests.Access;

/// <summary>What there is of money, and terms.</summary>
internal sealed partial class Scene
{
    private static int days;
    private static int months;
    private static int terms;

    /// <summary>Paid by QR and handed over: the order and its part.</summary>
    public async Task<(Guid Order, Guid Part)> Sold()
    {
        var order = await fixture.Bought(As(Buyer), (await Published(), 1));
        await MarketplaceFixture.HandedOver(As(Seller), As(Buyer), order);
        return (order, await PartOf(order));
    }

    /// <summary>A refund that follows from what the seller did.</summary>
    public async Task<Guid> Owed()
    {
        var order = await fixture.Bought(As(Buyer), (await Published(), 1));
        await (await As(Seller).SendWith(HttpMethod.Post, $"/v1/orders/{order}/decline", new { reason = "other" }, ifMatch: "*")).Json();
        return await fixture.RefundOf(order);
    }

    /// <summary>A refund that the seller asked for.</summary>
    public async Task<Guid> AskedFor()
    {
        var (order, part) = await Sold();
        return (await (await As(Seller).SendWith(
            HttpMethod.Post, $"/v1/orders/{order}/refunds",
            new { sellerOrderId = part, amount = new { amount = 5, currency = "KGS" }, cause = "goodwill" }, ifMatch: "*",
            key: Guid.NewGuid())).Json()).Id();
    }

    /// <summary>A refund that the rail could not send.</summary>
    public async Task<Guid> Failed()
    {
        var refund = await Owed();
        await fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE refunds SET state = 'Failed', approved_by = {Guid.CreateVersion7()}, approved_at = now() WHERE id = {refund}"));
        return refund;
    }

    /// <summary>A refund that arrived.</summary>
    public async Task<Guid> Settled()
    {
        var refund = await Owed();
        await fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE refunds SET state = 'Settled', approved_by = {Guid.CreateVersion7()}, approved_at = now(), settled_at = now(),
              transfer_id = {Guid.CreateVersion7()}, sending = 1 WHERE id = {refund}
            """));
        return refund;
    }

    /// <summary>Something that is due to the seller.</summary>
    public async Task Completed()
    {
        await (await As(Seller).SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account = "1234567890123456" },
            ifMatch: "*")).Json();
        var (order, _) = await Sold();
        await fixture.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE seller_orders SET state = 'Completed', handed_over_at = handed_over_at - interval '9 days' WHERE order_id = {order}"));
    }

    /// <summary>A batch of one payout to the seller, made by somebody who asks for nothing.</summary>
    public async Task<(Guid Batch, Guid Payout)> Batched(bool paid = false)
    {
        var (batch, payout) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.WithDb<MarketplaceDb>(async db =>
        {
            var shop = await db.Sellers.SingleAsync(s => s.PersonId == Id(Seller));
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO payout_batches (id, state, created_by, created_at, version)
                VALUES ({batch}, 'Open', {Guid.CreateVersion7()}, now(), 1);
                INSERT INTO payouts (id, batch_id, seller_id, person_id, rail, amount, state, created_at, version)
                VALUES ({payout}, {batch}, {shop.Id}, {Id(Seller)}, 'sandbox', 100, {(paid ? "Sent" : "Batched")}, now(), 1);
                """);
        });
        return (batch, payout);
    }

    public static object SettlementFile() => new
    {
        rail = "sandbox",
        day = new DateOnly(2030, 1, 1).AddDays(Interlocked.Increment(ref days)),
        lines = new[] { new { transaction = "T", kind = "payment", amount = 5, currency = "KGS" } },
    };

    /// <summary>One that nobody has closed.</summary>
    public static string Month() => new DateOnly(2010, 1, 1).AddMonths(Interlocked.Increment(ref months))
        .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Terms for sellers that apply long after every test.</summary>
    public static object Terms()
    {
        var number = Interlocked.Increment(ref terms);
        return new
        {
            version = $"2090-{number}",
            text = new { ky = "Шарттар", ru = "Условия", en = "Terms" },
            appliesFrom = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number),
        };
    }

    public async Task<string> Announced() =>
        (await (await As(Operator).PostCreating("/v1/sellers/terms", Terms())).Json()).GetProperty("version").GetString()!;

    public async Task<Guid> Uploaded() =>
        (await (await As(Operator).PostCreating("/v1/settlement-files", SettlementFile())).Json()).Id();

    /// <summary>What Freedom Pay tells, or asks before it takes the money.</summary>
    public async Task<HttpContent> FreedomNews(bool check)
    {
        var order = await Ordered("qr");
        var started = await (await As(Buyer).PostCreating($"/v1/orders/{order}/payment-attempts?rail=freedompay")).Json();
        var body = FreedomPayStandIn.Callback(fixture.Rail.FreedomPay.Of(started.Id("attemptId")),
            script: check ? "freedompay-check" : "freedompay");
        return new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
    }
}
