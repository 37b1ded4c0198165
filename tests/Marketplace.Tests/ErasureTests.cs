using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class ErasureTests(MarketplaceFixture marketplace)
{
    private const string Shop = "Канарейка Сайрагүлдүн дүкөнү";
    private const string Title = "Сайрагүлдүн канарейкалуу шырдагы";
    private const string Description = "Канарейка Сайрагүл өзү жасаган";
    private const string Reason = "Канарейка сүрөттөн көрүнүп калган";
    private const string Receipt = "Канарейканын тилкаты 7";
    private const string Alt = "Канарейка Сайрагүл шырдактын жанында";
    private const string Payer = "KANAREIKA SAIRAGUL";

    [Fact]
    public async Task A_seller_leaves_no_word_and_nothing_of_hers_can_be_bought()
    {
        var (person, her) = await NewSeller();
        var listing = await Listed(her);
        await SendBack(her);
        await PutPicture(her, (await (await her.PostCreating("/v1/listings", Draft())).Json()).Id());
        var buyer = marketplace.Buyer();
        var key = Guid.NewGuid();
        var order = MarketplaceFixture.Lines("qr", (listing, 1));
        var unpaid = (await (await buyer.PostCreating("/v1/orders", order, key)).Json()).Id();
        var paid = await marketplace.Bought(marketplace.Buyer(), (listing, 1));
        var handedOver = await HandOver(her, listing);
        (await Canaries.Dump(marketplace.Database)).ShouldContain(Receipt);
        (await Canaries.Dump(marketplace.Database)).ShouldContain("sayraguldun");
        (await Canaries.Dump(marketplace.Database)).ShouldContain(Alt);

        await Erase(person);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.ListingPictures.CountAsync(p =>
            db.Listings.Any(l => l.Id == p.ListingId && l.PersonId == person)))).ShouldBe(0);

        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone(
            Shop, Title, Description, Reason, Receipt, Alt, "сайрагулдун", "sayraguldun");
        (await MarketplaceFixture.State(buyer, unpaid)).ShouldBe("declined");
        (await MarketplaceFixture.State(marketplace.Operator, paid)).ShouldBe("refundDue");
        (await marketplace.Broker.Hear<OrderPartEnded>(f => f.OrderId == paid)).RefundDue.ShouldBe(100_000);
        (await marketplace.Accounts(paid))["buyer:refund-due"].ShouldBe(-100_000);
        (await MarketplaceFixture.State(marketplace.Operator, handedOver)).ShouldBe("handedOver");
        await marketplace.ShouldHave(listing, 0, 0);
        await marketplace.BooksBalance();
        await (await marketplace.Anonymous().GetAsync($"/v1/listings/{listing}")).ShouldBeProblem(404);
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 1))).ShouldBeProblem(409, "listing_not_published");
        await (await her.PostCreating("/v1/listings", MarketplaceFixture.Draft())).ShouldBeProblem(409, "not_a_seller");

        // The buyer's repeated request still finds her order.
        var replayed = await (await buyer.PostCreating("/v1/orders", order, key)).Json();
        replayed.Id().ShouldBe(unpaid);
        replayed.GetProperty("parts")[0].GetProperty("seller").GetString().ShouldBe("Жабылган дүкөн");
    }

    [Fact]
    public async Task A_buyer_leaves_her_paid_orders_as_figures_and_her_open_ones_give_their_stock_back()
    {
        var person = Guid.CreateVersion7();
        var her = marketplace.Client(person);
        var listing = await marketplace.Listed(5);
        var open = await MarketplaceFixture.Placed(her, "qr", (listing, 2));
        var paid = await BoughtAs(her, listing);
        await marketplace.ShouldHave(listing, 4, 2);
        (await Canaries.Dump(marketplace.Database)).ShouldContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Payer)));

        await Erase(person);

        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone(Payer);
        (await MarketplaceFixture.State(marketplace.Operator, open)).ShouldBe("cancelled");
        (await MarketplaceFixture.State(marketplace.Operator, paid)).ShouldBe("paid");
        await marketplace.ShouldHave(listing, 4, 0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Asked_twice_it_answers_twice_and_a_right_that_is_told_late_is_not_kept()
    {
        var (person, her) = await NewSeller();
        var redelivered = Guid.NewGuid();
        var erasure = await Erase(person, redelivered);
        await marketplace.Take(new PersonErasureRequested(erasure, person), redelivered);
        await marketplace.Take(new PersonErasureRequested(erasure, person));
        await marketplace.Eventually(() => Task.FromResult(marketplace.Broker.Heard<PersonErased>(f => f.ErasureId == erasure).Count == 2));
        marketplace.Broker.Heard<PersonErased>(f => f.ErasureId == erasure)
            .ShouldAllBe(f => f.Service == "marketplace" && f.PersonId == person);

        await marketplace.Take(new CourseCompleted(
            Guid.CreateVersion7(), WellKnown.Id("course/felt-carpets"), Guid.CreateVersion7(), person, LocalText.Same("Felt"),
            "handicrafts", true));

        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.RightsToSell.AnyAsync(r => r.PersonId == person))).ShouldBeFalse();
        await (await her.PostCreating("/v1/sellers", new { displayName = new { ky = Shop } })).ShouldBeProblem(409, "no_right_to_sell");
    }

    [Fact]
    public async Task Orders_that_come_in_while_a_shop_closes_are_called_off_or_refused()
    {
        var (person, her) = await NewSeller();
        var listing = await Listed(her);
        var buyers = Enumerable.Range(0, 12).Select(_ => marketplace.Buyer()).ToList();

        var rush = Task.WhenAll(buyers.Select(buyer => MarketplaceFixture.Place(buyer, "qr", (listing, 1))));
        await Erase(person);
        var answers = await rush;

        foreach (var (answer, buyer) in answers.Zip(buyers).Where(pair => pair.First.IsSuccessStatusCode))
        {
            (await MarketplaceFixture.State(buyer, (await answer.Json()).Id())).ShouldBe("declined");
        }

        await marketplace.ShouldHave(listing, 0, 0);
    }

    private async Task<(Guid Person, HttpClient Client)> NewSeller()
    {
        var person = Guid.CreateVersion7();
        await marketplace.Take(new CourseCompleted(
            Guid.CreateVersion7(), WellKnown.Id("course/felt-carpets"), Guid.CreateVersion7(), person, LocalText.Same("Felt"),
            "handicrafts", true));
        var client = marketplace.Client(person);
        await (await client.PostCreating("/v1/sellers", new { displayName = new { ky = Shop } })).Json();
        return (person, client);
    }

    private static object Draft() => new
    {
        title = new { ky = Title },
        description = new { ky = Description },
        price = new { amount = 100_000, currency = "KGS" },
        category = "felt",
        labId = MarketplaceFixture.AtBashy,
    };

    private async Task<Guid> Listed(HttpClient her)
    {
        var id = (await (await her.PostCreating("/v1/listings", Draft())).Json()).Id();
        await (await her.SendWith(HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand = 5 }, ifMatch: "\"1\"")).Json();
        await (await her.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return id;
    }

    private static async Task PutPicture(HttpClient her, Guid listing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put,
            $"/v1/listings/{listing}/pictures/{Guid.CreateVersion7()}?ky={Uri.EscapeDataString(Alt)}");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Content = new ByteArrayContent(Snapshots.Png());
        (await her.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private async Task SendBack(HttpClient her)
    {
        var id = (await (await her.PostCreating("/v1/listings", Draft())).Json()).Id();
        await (await her.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review",
            new { approve = false, reason = new { ky = Reason } })).Json();
    }

    private async Task<Guid> HandOver(HttpClient her, Guid listing)
    {
        var order = await MarketplaceFixture.Placed(marketplace.Buyer(), "cash", (listing, 1));
        await (await her.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        await (await her.PostSeen($"/v1/orders/{order}/readiness")).Json();
        await (await her.PostSeen($"/v1/orders/{order}/handover", new { receipt = Receipt })).Json();
        return order;
    }

    /// <summary>The rail tells who paid.</summary>
    private async Task<Guid> BoughtAs(HttpClient her, Guid listing)
    {
        var order = await MarketplaceFixture.Placed(her, "qr", (listing, 1));
        var (_, railId) = await MarketplaceFixture.Scan(her, order);
        var told = JsonSerializer.Deserialize<Dictionary<string, object>>(RailStandIn.Event(marketplace.Rail.Pay(railId)))!;
        told["payer"] = Payer;
        await marketplace.CallBack(JsonSerializer.Serialize(told));
        await marketplace.BecomesState(her, order, "paid");
        return order;
    }

    private async Task<Guid> Erase(Guid person, Guid? messageId = null)
    {
        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person), messageId);
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        return erasure;
    }
}
