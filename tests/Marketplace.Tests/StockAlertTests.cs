using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A seller is told when few are left, once until she counts more.</summary>
[Collection("marketplace")]
public sealed class StockAlertTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task She_is_told_when_few_are_left_once_until_she_counts_more()
    {
        var (person, seller) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, seller: seller);
        await (await marketplace.Seller.SendWith(HttpMethod.Put, Path(listing), new { at = 3 }, ifMatch: "*")).ShouldBeProblem(404);
        await (await seller.SendWith(HttpMethod.Put, Path(listing), new { at = 3 }, ifMatch: "\"99\"")).ShouldBeProblem(412);
        await (await seller.SendWith(HttpMethod.Put, Path(listing), new { at = -1 }, ifMatch: "*")).ShouldBeProblem(400);
        await Alert(seller, listing, 3);
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 1));
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 1));
        var told = await marketplace.Broker.Hear<StockRunningLow>(f => f.ListingId == listing);
        (told.SellerId, told.Left, told.Title.En).ShouldBe((person, 3, "Shyrdak"));

        // Somebody orders and calls it off, again and again.
        for (var i = 0; i < 3; i++)
        {
            var buyer = marketplace.Buyer();
            var mind = await MarketplaceFixture.Placed(buyer, "qr", (listing, 3));
            await (await buyer.PostSeen($"/v1/orders/{mind}/cancellation")).Json();
        }

        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{listing}/stock", new { onHand = 9 }, ifMatch: "*")).Json();
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 6));
        await marketplace.Eventually(() => Task.FromResult(Told(listing).Count >= 2));
        Told(listing).Select(f => f.Left).ShouldBe([3, 1]);
    }

    [Fact]
    public async Task Ordered_by_many_at_once_it_is_told_once()
    {
        var (_, seller) = await marketplace.NewSeller();
        var (listing, silent) = (await marketplace.Listed(20, seller: seller), await marketplace.Listed(1, seller: seller));
        await Alert(seller, listing, 15);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 1))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (silent, 1));
        await marketplace.Broker.Hear<StockRunningLow>(f => f.ListingId == listing);
        await marketplace.ShouldHave(listing, 20, 20);
        // What is told after it has come, so has all that was told before.
        var (last, mark) = (await marketplace.Listed(2, seller: seller), marketplace.Buyer());
        await Alert(seller, last, 1);
        await MarketplaceFixture.Placed(mark, "qr", (last, 1));
        await marketplace.Broker.Hear<StockRunningLow>(f => f.ListingId == last);
        Told(listing).ShouldHaveSingleItem();
        Told(silent).ShouldBeEmpty();
    }

    private static string Path(Guid listing) => $"/v1/listings/{listing}/stock/alert";

    private static async Task Alert(HttpClient seller, Guid listing, int? at) =>
        (await (await seller.SendWith(HttpMethod.Put, Path(listing), new { at }, ifMatch: "*")).Json())
            .GetProperty("alertAt").GetInt32().ShouldBe(at!.Value);

    private IReadOnlyList<StockRunningLow> Told(Guid listing) => marketplace.Broker.Heard<StockRunningLow>(f => f.ListingId == listing);
}
