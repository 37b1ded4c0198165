using System.Text;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.Marketplace.Tests;

[CollectionDefinition("marketplace")]
public sealed class OneMarketplace : ICollectionFixture<MarketplaceFixture>;

/// <summary>The service whole, with its seed, and a rail of the outside world. Each test lists and orders things of its own.</summary>
public sealed class MarketplaceFixture(Servers servers) : ServiceFixture<Program>(servers, "marketplace")
{
    private Dictionary<string, string?> settings = [];

    public static Guid AtBashy { get; } = WellKnown.Id("lab/at-bashy");

    public static Guid SeededSeller { get; } = WellKnown.Id("person/at-bashy/trainer");

    public RailStandIn Rail { get; } = new();

    public HttpClient Seller => Client(SeededSeller, $"trainer:{AtBashy}");

    public HttpClient Coordinator => Client(WellKnown.Id("person/at-bashy/coordinator"), $"coordinator:{AtBashy}");

    public HttpClient CoordinatorElsewhere => Client(WellKnown.Id("person/osh/coordinator"), $"coordinator:{WellKnown.Id("lab/osh")}");

    public HttpClient Operator => Client(WellKnown.Id("person/operator"), "operator");

    protected override IReadOnlyDictionary<string, string?> Settings => settings;

    public override async ValueTask InitializeAsync()
    {
        await Rail.Start();
        settings = new(StringComparer.Ordinal)
        {
            ["services:sandbox:http:0"] = Rail.Address,
            ["Callbacks:Address"] = "http://marketplace.test",
            ["Marketplace:FeeBasisPoints"] = "500",
        };
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Rail.DisposeAsync();
    }

    public HttpClient Buyer() => Client(Guid.CreateVersion7());

    public static object Draft(long price = 100_000, string category = "felt", string en = "Shyrdak", Guid? lab = null) => new
    {
        title = new { ky = "Шырдак", ru = "Шырдак", en },
        description = new { ky = "Кол менен жасалган.", ru = "Сделано вручную.", en = "Made by hand." },
        price = new { amount = price, currency = "KGS" },
        category,
        labId = lab ?? AtBashy,
    };

    /// <summary>A published listing with so many pieces.</summary>
    public async Task<Guid> Listed(int onHand, long price = 100_000, HttpClient? seller = null)
    {
        seller ??= Seller;
        var id = (await (await seller.PostCreating("/v1/listings", Draft(price))).Json()).Id();
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand }, ifMatch: "\"1\"")).Json();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return id;
    }

    /// <summary>Somebody who completed the course and opened a shop.</summary>
    public async Task<(Guid Person, HttpClient Client)> NewSeller()
    {
        var person = Guid.CreateVersion7();
        await Broker.Tell(new CourseCompleted(
            Guid.CreateVersion7(), WellKnown.Id("course/felt-carpets"), Guid.CreateVersion7(), person, LocalText.Same("Felt"),
            "handicrafts", true));
        await Eventually(() => WithDb<MarketplaceDb, bool>(db => db.RightsToSell.AnyAsync(r => r.PersonId == person)));
        var client = Client(person);
        await (await client.PostCreating("/v1/sellers", new { displayName = new { ky = "Дүкөн", ru = "Магазин", en = "Shop" } })).Json();
        return (person, client);
    }

    public static Task<HttpResponseMessage> Place(HttpClient buyer, string payment, params (Guid Listing, int Quantity)[] lines) =>
        buyer.PostCreating("/v1/orders", Lines(payment, lines));

    public static object Lines(string payment, params (Guid Listing, int Quantity)[] lines) =>
        new { lines = lines.Select(line => new { listingId = line.Listing, quantity = line.Quantity }).ToArray(), payment };

    public static async Task<Guid> Placed(HttpClient buyer, string payment, params (Guid Listing, int Quantity)[] lines) =>
        (await (await Place(buyer, payment, lines)).Json()).Id();

    /// <summary>A QR code for the order: the attempt and the rail's id.</summary>
    public static async Task<(Guid Attempt, Guid RailId)> Scan(HttpClient buyer, Guid order)
    {
        var started = await (await buyer.PostCreating($"/v1/orders/{order}/payment-attempts")).Json();
        return (started.Id("attemptId"), started.Id("railId"));
    }

    public async Task<HttpResponseMessage> CallBack(string body, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/v1/payment-callbacks/sandbox")
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Sandbox-Signature", signature ?? RailStandIn.Sign(body, Clock.GetUtcNow()));
        return await Anonymous().SendAsync(request);
    }

    /// <summary>Orders, scans, and has the rail call back; done when the order is paid.</summary>
    public async Task<Guid> Bought(HttpClient buyer, params (Guid Listing, int Quantity)[] lines)
    {
        var order = await Placed(buyer, "qr", lines);
        var (_, railId) = await Scan(buyer, order);
        (await CallBack(RailStandIn.Event(Rail.Pay(railId)))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
        await BecomesState(buyer, order, "paid");
        return order;
    }

    /// <summary>A seller's steps up to the goods in the buyer's hands.</summary>
    public static async Task HandedOver(HttpClient seller, HttpClient buyer, Guid order)
    {
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        await (await seller.PostSeen($"/v1/orders/{order}/readiness")).Json();
        var code = await Code(buyer, order);
        await (await seller.PostSeen($"/v1/orders/{order}/handover", new { receipt = "1", code })).Json();
    }

    /// <summary>What the buyer tells the seller of the order's one part that is ready.</summary>
    public static async Task<string?> Code(HttpClient buyer, Guid order) =>
        (await buyer.GetJson($"/v1/orders/{order}")).GetProperty("parts").EnumerateArray()
        .FirstOrDefault(part => part.GetProperty("state").GetString() == "ready") is { ValueKind: JsonValueKind.Object } ready
            ? ready.GetProperty("handoverCode").GetString() : null;

    public static async Task<JsonElement> PartOf(HttpClient client, Guid order, int which = 0) =>
        (await client.GetJson($"/v1/orders/{order}")).GetProperty("parts")[which];

    /// <summary>The refund that is owed for the order.</summary>
    public async Task<Guid> RefundOf(Guid order)
    {
        await Eventually(() => WithDb<MarketplaceDb, bool>(db => db.Refunds.AnyAsync(r => r.OrderId == order)));
        return await WithDb<MarketplaceDb, Guid>(db => db.Refunds.Where(r => r.OrderId == order).Select(r => r.Id).SingleAsync());
    }

    public Task RefundBecomes(Guid refund, string state) => Eventually(async () =>
        (await Operator.GetJson($"/v1/refunds/{refund}")).GetProperty("state").GetString() == state);

    /// <summary>Tells a fact and waits until the service has taken it.</summary>
    public async Task Take<T>(T fact, Guid? messageId = null)
        where T : class, IFact
    {
        var id = messageId ?? Guid.NewGuid();
        await Broker.Tell(fact, id);
        await Eventually(() => WithDb<MarketplaceDb, bool>(async db =>
            await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM inbox WHERE message_id = {id}""").SingleAsync() > 0));
    }

    public Task BecomesState(HttpClient client, Guid order, string state) => Eventually(async () => await State(client, order) == state);

    public static async Task<string> State(HttpClient client, Guid order) =>
        (await client.GetJson($"/v1/orders/{order}")).GetProperty("state").GetString()!;

    internal Task<StockItem> Stock(Guid listing) =>
        WithDb<MarketplaceDb, StockItem>(db => db.Stock.AsNoTracking().SingleAsync(s => s.ListingId == listing));

    public async Task ShouldHave(Guid listing, int onHand, int reserved)
    {
        var stock = await Stock(listing);
        (stock.OnHand, stock.Reserved).ShouldBe((onHand, reserved));
    }

    /// <summary>The accounts that an order's money is on, by their last words.</summary>
    public async Task<Dictionary<string, long>> Accounts(Guid order) =>
        (await Operator.GetJson($"/v1/orders/{order}/ledger")).GetProperty("entries").EnumerateArray()
        .GroupBy(e => Kind(e.GetProperty("account").GetString()!), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(e => e.GetProperty("amount").GetProperty("amount").GetInt64()), StringComparer.Ordinal);

    public async Task BooksBalance()
    {
        var check = await Operator.GetJson("/v1/ledger/check");
        check.GetProperty("sum").GetInt64().ShouldBe(0);
        check.GetProperty("unbalanced").GetInt64().ShouldBe(0);
    }

    private static string Kind(string account) =>
        account.Contains(':', StringComparison.Ordinal) && account.Split(':') is [var owner, _, var kind] ? $"{owner}:{kind}" : account;
}
