using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Sizes and colours of one thing, and what a piece of it holds.</summary>
[Collection("marketplace")]
public sealed class VariantTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task Variants_have_stock_price_and_review_of_their_own_and_are_shown_together()
    {
        var (_, seller) = await marketplace.NewSeller();
        var small = await Listed(seller, Honey(40_000, 250), onHand: 3);
        var large = await Listed(seller, Honey(120_000, 1000, small, "чоң"), onHand: 1);
        var draft = (await (await seller.PostCreating("/v1/listings", Honey(60_000, 500, small, "орто"))).Json()).Id();

        var seen = await marketplace.Anonymous("ky").GetJson($"/v1/listings/{small}");
        var other = seen.GetProperty("variants").EnumerateArray().ShouldHaveSingleItem();
        (other.Id(), other.GetProperty("variant").GetString(), other.GetProperty("left").GetInt32()).ShouldBe((large, "чоң", 1));
        (await seller.GetJson($"/v1/listings/{small}")).GetProperty("variants").EnumerateArray().Select(v => v.Id())
            .ShouldBe([large, draft]);
        var bigger = await marketplace.Anonymous("ky").GetJson($"/v1/listings/{large}");
        (bigger.GetProperty("variantOf").GetGuid(), bigger.GetProperty("variants")[0].Id()).ShouldBe((small, small));
        (Per(seen), Per(bigger)).ShouldBe((160_000, 120_000));

        // The last large one is sold; of the small ones there are as many as before.
        var buyer = marketplace.Client(Guid.CreateVersion7());
        var order = await MarketplaceFixture.Placed(buyer, "qr", (large, 1), (small, 1));
        await marketplace.ShouldHave(large, 1, 1);
        await marketplace.ShouldHave(small, 3, 1);
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (large, 1))).ShouldBeProblem(409, "not_enough_stock");
        var lines = (await MarketplaceFixture.PartOf(buyer, order)).GetProperty("lines").EnumerateArray().ToDictionary(
            line => line.GetProperty("title").GetString()!, line => line.GetProperty("content").GetProperty("amount").GetDecimal(),
            StringComparer.Ordinal);
        lines.ShouldBe(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["Honey"] = 250, ["Honey, large"] = 1000 },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_variant_is_one_of_a_listing_of_the_same_seller_and_has_a_name()
    {
        var (_, seller) = await marketplace.NewSeller();
        var first = await Listed(seller, Honey(40_000, 250), onHand: 3);
        var second = await Listed(seller, Honey(50_000, 300, first, "чоң"), onHand: 3);
        await (await seller.PostCreating("/v1/listings", Honey(1, 1, second, "эң чоң"))).ShouldBeProblem(409, "listing_no_variants");
        await (await marketplace.Seller.PostCreating("/v1/listings", Honey(1, 1, first, "чоң")))
            .ShouldBeProblem(409, "listing_no_variants");
        await (await seller.PostCreating("/v1/listings", Honey(1, 1, first))).ShouldBeProblem(409, "listing_variant_name");
        await (await seller.PostCreating("/v1/listings", Honey(1, 0))).ShouldBeProblem(400);
        await (await seller.PostCreating("/v1/listings", Honey(1, 0.0001m))).ShouldBeProblem(400);
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{second}", Honey(50_000, 300), ifMatch: "*"))
            .ShouldBeProblem(409, "listing_variant_name");
        var named = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE listings SET variant = NULL WHERE id = {second}")));
        named.ConstraintName.ShouldBe("ck_listings_variant");

        // Another content is another thing: it is looked at again; another price is not.
        var revised = await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{first}", Honey(41_000, 250), ifMatch: "*")).Json();
        revised.GetProperty("state").GetString().ShouldBe("published");
        revised = await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{first}", Honey(41_000, 200), ifMatch: "*")).Json();
        revised.GetProperty("state").GetString().ShouldBe("inReview");
    }

    [Fact]
    public async Task Nothing_is_left_of_what_an_erased_seller_called_her_variants()
    {
        var (person, seller) = await marketplace.NewSeller();
        var first = await Listed(seller, Honey(40_000, 250), onHand: 3);
        var second = await Listed(seller, Honey(50_000, 300, first, "Канарейка чоң"), onHand: 3);
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (second, 1));
        var erasure = Guid.CreateVersion7();
        await marketplace.Broker.Tell(new PersonErasureRequested(erasure, person));
        await marketplace.Broker.Hear<PersonErased>(f => f.ErasureId == erasure);
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone("Канарейка чоң", "канарейка чон");
    }

    private static long Per(JsonElement listing) =>
        listing.GetProperty("unitPrice").GetProperty("price").GetProperty("amount").GetInt64();

    private static object Honey(long price, decimal grams, Guid? of = null, string? variant = null) => new
    {
        title = new { ky = "Бал", ru = "Мёд", en = "Honey" },
        description = new { ky = "Тоо балы.", ru = "Горный мёд.", en = "Mountain honey." },
        price = new { amount = price, currency = "KGS" },
        category = "food",
        labId = MarketplaceFixture.AtBashy,
        content = new { amount = grams, unit = "g" },
        variantOf = of,
        variant = variant is null ? null : new { ky = variant, en = "large" },
    };

    private async Task<Guid> Listed(HttpClient seller, object draft, int onHand)
    {
        var id = (await (await seller.PostCreating("/v1/listings", draft)).Json()).Id();
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{id}/stock", new { onHand }, ifMatch: "*")).Json();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return id;
    }
}
