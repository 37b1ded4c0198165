using System.Net;
using System.Text.Json;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Orders, refunds and payouts in any order, by everybody, with a rail that answers as it likes: whatever is refused is refused
/// clearly, and the money and the goods are always all there. A service of its own: it moves its clock by weeks.</summary>
public sealed class TradeMachineTests(Servers servers) : IAsyncLifetime
{
    private const int Pieces = 5_000;

    private readonly MarketplaceFixture marketplace = new(servers);
    private readonly List<(HttpClient Buyer, Guid Order)> orders = [];
    private readonly List<Guid> batches = [];
    private readonly List<(HttpClient Client, Guid Listing)> sellers = [];
    private HttpClient[] operators = [];
    private Random chance = new(0);
    private long received;

    public async ValueTask InitializeAsync()
    {
        await marketplace.InitializeAsync();
        operators = [marketplace.Client(Guid.CreateVersion7(), "operator"), marketplace.Client(Guid.CreateVersion7(), "operator")];
        foreach (var price in new[] { 12_345, 70_001 })
        {
            var (_, client) = await marketplace.NewSeller();
            await client.SendWith(HttpMethod.Put, "/v1/me/seller/payout-account", new { account = $"12345678{price}" }, ifMatch: "*");
            sellers.Add((client, await marketplace.Listed(Pieces, price, client)));
        }
    }

    public ValueTask DisposeAsync() => marketplace.DisposeAsync();

    [Fact]
    public Task Whatever_is_done_in_whatever_order_money_and_goods_are_all_there() => Depth.Prove(async () =>
    {
        chance = Depth.Random();
        var steps = Depth.Times(10_000);
        for (var step = 1; step <= steps; step++)
        {
            await Step(chance.Next(20));
            if (step % 250 == 0)
            {
                await Hold();
            }
        }

        marketplace.Rail.TransferStatus = "settled";
        await Hold();
    });

    private Task Step(int kind) => kind switch
    {
        0 or 1 or 2 => Place(kind == 2 ? "cash" : "qr"),
        3 or 4 or 5 => Pay(),
        6 or 7 => Seller("acceptance"),
        8 => Seller("readiness"),
        9 or 10 => HandOver(),
        11 => Buyer("completion"),
        12 => Seller("decline", new { reason = chance.Next(2) == 0 ? "outOfStock" : "other" }),
        13 => chance.Next(2) == 0 ? Buyer("cancellation") : Part("cancellation"),
        14 => Wait(),
        15 => AskForRefund(),
        16 => DecideRefund(),
        17 => Batch(),
        18 => DecideBatch(),
        _ => Rail(),
    };

    private async Task Place(string payment)
    {
        var buyer = orders.Count > 5 && chance.Next(3) > 0 ? Any(orders).Buyer : marketplace.Buyer();
        var lines = sellers.Where(_ => chance.Next(3) > 0).Select(s => (s.Listing, chance.Next(1, 4))).ToArray();
        if (lines.Length > 0 && await Done(MarketplaceFixture.Place(buyer, payment, lines)) is { } order)
        {
            orders.Add((buyer, order.Id()));
        }
    }

    /// <summary>Sometimes a second time, and sometimes what was not asked for.</summary>
    private async Task Pay()
    {
        var one = orders.Count > 0 ? Any(orders) : default;
        if (one == default || await Done(one.Buyer.PostCreating($"/v1/orders/{one.Order}/payment-attempts")) is not { } started)
        {
            return;
        }

        var payment = marketplace.Rail.Of(started.Id("attemptId")).Single();
        if (payment.Status != "pending")
        {
            return;
        }

        marketplace.Rail.Pay(payment.Id);
        await Tell(payment, payment.Amount, payment.Transaction!);
        if (chance.Next(6) == 0)
        {
            await Tell(payment, chance.Next(2) == 0 ? payment.Amount : chance.Next(1, 500_000), $"T-{Guid.CreateVersion7():N}");
        }
    }

    private async Task Tell(RailStandIn.Payment payment, long amount, string transaction)
    {
        (await marketplace.CallBack(RailStandIn.Event(payment, transaction, amount))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        received += amount;
    }

    private async Task Seller(string step, object? body = null)
    {
        if (orders.Count > 0)
        {
            await Done(Any(sellers).Client.SendWith(HttpMethod.Post, $"/v1/orders/{Any(orders).Order}/{step}", body, ifMatch: "*"));
        }
    }

    private async Task HandOver()
    {
        if (orders.Count > 0)
        {
            var (buyer, order) = Any(orders);
            var code = await MarketplaceFixture.Code(buyer, order);
            await Done(Any(sellers).Client.SendWith(HttpMethod.Post, $"/v1/orders/{order}/handover", new { receipt = "1", code },
                ifMatch: "*", key: Guid.NewGuid()));
        }
    }

    private async Task Buyer(string step)
    {
        if (orders.Count > 0)
        {
            var (buyer, order) = Any(orders);
            await Done(buyer.SendWith(HttpMethod.Post, $"/v1/orders/{order}/{step}", ifMatch: "*"));
        }
    }

    private async Task Part(string step)
    {
        if (orders.Count > 0)
        {
            var (buyer, order) = Any(orders);
            var part = (await MarketplaceFixture.PartOf(buyer, order)).Id();
            await Done(buyer.SendWith(HttpMethod.Post, $"/v1/orders/{order}/parts/{part}/{step}", ifMatch: "*"));
        }
    }

    private Task Wait()
    {
        marketplace.Clock.Advance(TimeSpan.FromMinutes(chance.Next(4) == 0 ? chance.Next(4 * 24 * 60) : chance.Next(30)));
        return Task.CompletedTask;
    }

    private async Task AskForRefund()
    {
        if (orders.Count > 0)
        {
            var (seller, order) = (Any(sellers).Client, Any(orders).Order);
            using var seen = await seller.GetAsync($"/v1/orders/{order}");
            if (seen.IsSuccessStatusCode)
            {
                var part = (await seen.Json()).GetProperty("parts")[0].Id();
                await Done(seller.SendWith(HttpMethod.Post, $"/v1/orders/{order}/refunds",
                    new { sellerOrderId = part, amount = new { amount = chance.Next(1, 100_000), currency = "KGS" }, cause = "returned" },
                    ifMatch: "*", key: Guid.NewGuid()));
            }
        }
    }

    private async Task DecideRefund()
    {
        var refunds = await marketplace.WithDb<MarketplaceDb, List<Guid>>(db => db.Refunds
            .Where(r => r.State != RefundState.Refused).Select(r => r.Id).ToListAsync());
        if (refunds.Count > 0)
        {
            var step = Any(["approval", "approval", "approval", "refusal", "sending", "check"]);
            await Done(Any(operators).SendWith(HttpMethod.Post, $"/v1/refunds/{Any(refunds)}/{step}", ifMatch: "*"));
        }
    }

    private async Task Batch()
    {
        if (await Done(Any(operators).PostCreating("/v1/payout-batches")) is { } batch)
        {
            batches.Add(batch.Id());
        }
    }

    private async Task DecideBatch()
    {
        if (batches.Count > 0)
        {
            var step = chance.Next(4) == 0 ? "discard" : "approval";
            await Done(Any(operators).SendWith(HttpMethod.Post, $"/v1/payout-batches/{Any(batches)}/{step}", ifMatch: "*"));
        }
    }

    private Task Rail()
    {
        marketplace.Rail.TransferStatus = Any(["settled", "settled", "pending", "failed"]);
        marketplace.Rail.Reverses = chance.Next(6) == 0;
        return Task.CompletedTask;
    }

    /// <summary>Null for what was refused clearly.</summary>
    private static async Task<JsonElement?> Done(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        ((int)answer.StatusCode < 500).ShouldBeTrue($"{answer.RequestMessage?.RequestUri} {await answer.Content.ReadAsStringAsync()}");
        return answer.IsSuccessStatusCode ? await answer.Json() : null;
    }

    private T Any<T>(IReadOnlyList<T> things) => things[chance.Next(things.Count)];

    /// <summary>Waits until everything that came was taken, and looks at the books and the shelves.</summary>
    private async Task Hold()
    {
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            await db.Receipts.SumAsync(r => r.Amount) == received));
        await marketplace.BooksBalance();
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
        {
            var now = marketplace.Clock.GetUtcNow();
            return await db.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM outbox WHERE due_at IS NULL OR due_at <= {now}""").SingleAsync() == 0;
        }));
        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            var sums = await db.Entries.GroupBy(e => e.Account).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount) }).ToListAsync();
            foreach (var row in sums.Where(row => row.Key.EndsWith(":refund-due", StringComparison.Ordinal)
                || row.Key.EndsWith(":payout", StringComparison.Ordinal) || row.Key == "platform:fee"))
            {
                row.Sum.ShouldBeLessThanOrEqualTo(0, row.Key);
            }

            var refunds = await db.Refunds.Where(r => r.State == RefundState.Settled).SumAsync(r => r.Amount);
            var payouts = await db.Payouts.Where(p => p.State == Payouts.PayoutState.Settled).SumAsync(p => p.Amount);
            var taken = await db.Receipts.SumAsync(r => r.Amount);
            (sums.Find(row => row.Key == "rail:clearing")?.Sum ?? 0).ShouldBe(taken - refunds - payouts, "what came, less what went out");
            (await db.Receipts.AnyAsync(r => r.Refunded > r.Amount)).ShouldBeFalse();
            (await db.Receipts.AnyAsync(r => db.Refunds.Where(f => f.ReceiptId == r.Id && f.State != RefundState.Refused)
                .Sum(f => f.Amount) != r.Refunded)).ShouldBeFalse("every claim on a receipt is a refund's");
            (await db.SellerOrders.AnyAsync(p => db.Refunds.Where(f => f.SellerOrderId == p.Id && f.State != RefundState.Refused
                && f.State != RefundState.Requested).Sum(f => f.Amount) > p.Amount)).ShouldBeFalse();
            foreach (var (_, listing) in sellers)
            {
                var stock = await db.Stock.AsNoTracking().SingleAsync(s => s.ListingId == listing);
                var held = await db.Reservations.Where(r => r.ListingId == listing && r.State == ReservationState.Held)
                    .SumAsync(r => r.Quantity);
                var sold = await db.Reservations.Where(r => r.ListingId == listing && r.State == ReservationState.Committed)
                    .SumAsync(r => r.Quantity);
                (stock.Reserved, stock.OnHand).ShouldBe((held, Pieces - sold));
            }
        });
    }
}
