using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Reviews;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A shop's page, what its owner does with it, and what is said of it.</summary>
[Collection("marketplace")]
public sealed class ShopTests(MarketplaceFixture marketplace)
{
    private const string Shop = "/v1/me/seller";

    [Fact]
    public async Task A_shop_is_described_paused_resumed_and_closed_once_nothing_is_open()
    {
        var (_, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, seller: seller);
        var id = (await seller.GetJson(Shop)).Id();
        await (await seller.SendWith(HttpMethod.Put, Shop,
            new { displayName = new { en = "Felt house" }, about = new { en = "Felt from the hills" } }, ifMatch: "\"99\""))
            .ShouldBeProblem(412);
        await (await seller.SendWith(HttpMethod.Put, Shop,
            new { displayName = new { en = "Felt house" }, about = new { en = "Felt from the hills" } }, ifMatch: "*")).Json();
        var page = await marketplace.Anonymous().GetJson($"/v1/sellers/{id}");
        (page.GetProperty("displayName").GetString(), page.GetProperty("about").GetString(), page.GetProperty("state").GetString(),
            page.GetProperty("listings").GetInt32()).ShouldBe(("Felt house", "Felt from the hills", "open", 1));
        await (await marketplace.Anonymous().GetAsync($"/v1/sellers/{Guid.CreateVersion7()}")).ShouldBeProblem(404);

        var order = await MarketplaceFixture.Placed(marketplace.Buyer(), "cash", (listing, 1));
        await (await seller.PostSeen($"{Shop}/pause")).Json();
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 1))).ShouldBeProblem(409, "shop_paused");
        (await marketplace.Anonymous().GetJson($"/v1/listings?q=shyrdak&limit=100")).GetProperty("items").EnumerateArray()
            .ShouldAllBe(l => l.Id() != listing);
        await (await seller.PostSeen($"{Shop}/closing")).ShouldBeProblem(409, "shop_has_open_orders");
        await (await seller.PostSeen($"/v1/orders/{order}/decline", new { reason = "shopClosed" })).Json();
        await (await seller.PostSeen($"{Shop}/resumption")).Json();
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (await marketplace.Listed(1, seller: seller), 1));

        var (_, other) = await marketplace.NewSeller();
        var last = await marketplace.Listed(1, seller: other);
        (await (await other.PostSeen($"{Shop}/closing")).Json()).GetProperty("state").GetString().ShouldBe("closed");
        (await other.PostSeen($"{Shop}/closing")).IsSuccessStatusCode.ShouldBeTrue();
        await (await other.PostSeen($"{Shop}/pause")).ShouldBeProblem(409, "shop_closed");
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (last, 1))).ShouldBeProblem(409, "listing_not_published");
        await (await other.PostCreating("/v1/listings", MarketplaceFixture.Draft())).ShouldBeProblem(409, "not_a_seller");
    }

    [Fact]
    public async Task What_two_parties_say_of_each_other_is_seen_when_both_have_said_it()
    {
        var (_, seller) = await marketplace.NewSeller();
        var (buyer, order, part) = await Done(seller);
        var path = $"/v1/orders/{order}/parts/{part}/reviews";
        await (await buyer.PostSeen(path, new { stars = 6 })).ShouldBeProblem(400);
        await (await buyer.PostSeen(path, new { stars = 5, words = "Warm and well made" })).Json();
        await (await buyer.PostSeen(path, new { stars = 1 })).ShouldBeProblem(409, "review_written");
        await (await marketplace.Buyer().PostSeen(path, new { stars = 1 })).ShouldBeProblem(404);
        var shop = (await seller.GetJson(Shop)).Id();
        (await seller.GetJson(path)).GetProperty("theirs").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Said(shop)).ShouldBeEmpty();

        await (await seller.PostSeen(path, new { stars = 4 })).Json();
        (await seller.GetJson(path)).GetProperty("theirs").GetProperty("words").GetString().ShouldBe("Warm and well made");
        (await buyer.GetJson(path)).GetProperty("theirs").GetProperty("stars").GetInt32().ShouldBe(4);
        (await Said(shop)).ShouldBe(["Warm and well made"]);
        var page = await marketplace.Anonymous().GetJson($"/v1/sellers/{shop}");
        (page.GetProperty("reviews").GetInt32(), page.GetProperty("stars").GetDecimal()).ShouldBe((1, 5m));
    }

    [Fact]
    public async Task What_one_party_said_is_seen_after_two_weeks_and_its_words_go_with_who_wrote_them()
    {
        var (_, seller) = await marketplace.NewSeller();
        var person = Guid.CreateVersion7();
        var (buyer, order, part) = await Done(seller, marketplace.Client(person));
        await (await buyer.PostSeen($"/v1/orders/{order}/parts/{part}/reviews", new { stars = 2, words = "Канарейканын пикири" })).Json();
        var shop = (await seller.GetJson(Shop)).Id();
        (await Said(shop)).ShouldBeEmpty();
        marketplace.Clock.Advance(Review.Blind);
        (await Said(shop)).ShouldBe(["Канарейканын пикири"]);

        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Said(shop)).ShouldBe([null]);
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone("Канарейканын пикири");
    }

    [Fact]
    public async Task Each_side_says_it_once_however_often_it_asks_at_once()
    {
        var (buyer, order, part) = await Done(marketplace.Seller);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.SendWith(HttpMethod.Post,
            $"/v1/orders/{order}/parts/{part}/reviews", new { stars = 3 }, ifMatch: "*", key: Guid.NewGuid())));
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Reviews.CountAsync(r => r.SellerOrderId == part))).ShouldBe(1);
    }

    private async Task<List<string?>> Said(Guid shop) => (await marketplace.Anonymous().GetJson($"/v1/sellers/{shop}/reviews"))
        .GetProperty("items").EnumerateArray().Select(r => r.GetProperty("words").GetString()).ToList();

    private async Task<(HttpClient Buyer, Guid Order, Guid Part)> Done(HttpClient seller, HttpClient? client = null)
    {
        var buyer = client ?? marketplace.Buyer();
        var order = await marketplace.Bought(buyer, (await marketplace.Listed(1, seller: seller), 1));
        await MarketplaceFixture.HandedOver(seller, buyer, order);
        await (await buyer.PostSeen($"/v1/orders/{order}/completion")).Json();
        return (buyer, order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }
}
