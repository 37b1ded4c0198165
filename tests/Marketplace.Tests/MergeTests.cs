using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class MergeTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task Her_shop_her_orders_and_her_right_to_sell_follow_her()
    {
        var (from, her) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, seller: her);
        var sold = await marketplace.Bought(marketplace.Buyer(), (listing, 1));
        var bought = await MarketplaceFixture.Placed(her, "qr", (await marketplace.Listed(2), 1));
        var (to, redelivered) = (Guid.CreateVersion7(), Guid.NewGuid());

        await marketplace.Take(new PersonMerged(from, to), redelivered);
        await marketplace.Take(new PersonMerged(from, to), redelivered);
        await marketplace.Take(new PersonMerged(from, to));

        var client = marketplace.Client(to);
        (await client.GetJson("/v1/me/seller")).Id("personId").ShouldBe(to);
        (await MarketplaceFixture.State(client, sold)).ShouldBe("paid");
        (await MarketplaceFixture.State(client, bought)).ShouldBe("reserved");
        await (await client.SendWith(HttpMethod.Put, $"/v1/listings/{listing}/stock", new { onHand = 9 }, ifMatch: "*")).Json();
        (await HeldBy(from)).ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Of_two_shops_the_one_that_remains_takes_over_the_listings_and_the_other_sells_no_more()
    {
        var (from, old) = await marketplace.NewSeller();
        var (to, her) = await marketplace.NewSeller();
        var listing = await marketplace.Listed(5, seller: old);
        var sold = await marketplace.Bought(marketplace.Buyer(), (listing, 1));
        var shop = (await her.GetJson("/v1/me/seller")).Id();

        await marketplace.Take(new PersonMerged(from, to));
        await marketplace.Take(new PersonMerged(from, to));

        (await her.GetJson("/v1/me/seller")).Id().ShouldBe(shop);
        (await marketplace.WithDb<MarketplaceDb, Guid>(db => db.Listings.Where(l => l.Id == listing).Select(l => l.SellerId).SingleAsync()))
            .ShouldBe(shop);
        (await MarketplaceFixture.State(her, sold)).ShouldBe("paid");
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.Sellers.AnyAsync(s => s.PersonId == from && s.ClosedAt != null)))
            .ShouldBeTrue();
        await marketplace.Bought(marketplace.Buyer(), (listing, 1));
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task What_comes_late_under_the_id_that_went_follows_when_it_is_told_again()
    {
        var (from, to) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await marketplace.Take(new PersonMerged(from, to));
        await marketplace.Take(new CourseCompleted(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), from,
            LocalText.Same("Felt"), "handicrafts", true));

        await marketplace.Take(new PersonMerged(from, to));

        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.RightsToSell.AnyAsync(r => r.PersonId == to))).ShouldBeTrue();
        (await HeldBy(from)).ShouldBe(0);
    }

    private Task<int> HeldBy(Guid person) => marketplace.WithDb<MarketplaceDb, int>(async db =>
        await db.RightsToSell.CountAsync(r => r.PersonId == person) + await db.Sellers.CountAsync(s => s.PersonId == person)
        + await db.Listings.CountAsync(l => l.PersonId == person) + await db.SellerOrders.CountAsync(s => s.PersonId == person)
        + await db.Orders.CountAsync(o => o.BuyerId == person));
}
