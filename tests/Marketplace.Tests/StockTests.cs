using System.Net;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class StockTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task Fifty_buyers_at_once_on_a_stock_of_ten_give_ten_orders_and_forty_clear_refusals()
    {
        var listing = await marketplace.Listed(10);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(_ => MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 1))));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(10);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ShouldBeProblem(409, "not_enough_stock");
            problem.GetProperty("left").GetInt32().ShouldBe(0);
            problem.GetProperty("listingId").GetGuid().ShouldBe(listing);
        }

        await marketplace.ShouldHave(listing, onHand: 10, reserved: 10);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Orders_that_name_the_same_things_in_opposite_order_never_block_each_other()
    {
        var (one, other) = (await marketplace.Listed(100), await marketplace.Listed(100));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            MarketplaceFixture.Place(marketplace.Buyer(), "qr", i % 2 == 0 ? [(one, 1), (other, 2)] : [(other, 2), (one, 1)])));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        await marketplace.ShouldHave(one, 100, 20);
        await marketplace.ShouldHave(other, 100, 40);
    }

    [Fact]
    public async Task Items_are_taken_in_one_order_whatever_order_they_are_asked_in()
    {
        var items = new[] { await marketplace.Listed(1000), await marketplace.Listed(1000), await marketplace.Listed(1000) };
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), new ParallelOptions { MaxDegreeOfParallelism = 12 },
            async (i, token) => await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            var wanted = (i % 2 == 0 ? items : items.Reverse())
                .Select(item => Reservation.Hold(Guid.Empty, Guid.Empty, item, 1, DateTimeOffset.UnixEpoch)).ToList();
            (await ReserveStock.Reserve(db, wanted, new Dictionary<Guid, Listing>(), DateTimeOffset.UnixEpoch, token)).ShouldBeNull();
            await transaction.CommitAsync(token);
        }));
        foreach (var item in items)
        {
            await marketplace.ShouldHave(item, 1000, 300);
        }
    }

    [Fact]
    public async Task A_line_that_cannot_be_held_undoes_the_others()
    {
        var (plenty, few) = (await marketplace.Listed(10), await marketplace.Listed(2));
        var problem = await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (plenty, 5), (few, 3)))
            .ShouldBeProblem(409, "not_enough_stock");
        problem.GetProperty("left").GetInt32().ShouldBe(2);
        problem.GetProperty("listingId").GetGuid().ShouldBe(few);
        await marketplace.ShouldHave(plenty, 10, 0);
        await marketplace.ShouldHave(few, 2, 0);
    }

    [Fact]
    public async Task Lines_of_the_same_listing_are_added_up()
    {
        var listing = await marketplace.Listed(3);
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "qr", (listing, 2), (listing, 2)))
            .ShouldBeProblem(409, "not_enough_stock");
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 1), (listing, 2));
        await marketplace.ShouldHave(listing, 3, 3);
    }

    [Fact]
    public async Task The_same_key_in_parallel_gives_one_order()
    {
        var listing = await marketplace.Listed(10);
        var (buyer, key) = (marketplace.Buyer(), Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => buyer.PostCreating("/v1/orders", MarketplaceFixture.Lines("qr", (listing, 1)), key)));
        foreach (var running in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await running.ShouldBeProblem(409, "still_running");
        }

        var again = await (await buyer.PostCreating("/v1/orders", MarketplaceFixture.Lines("qr", (listing, 1)), key)).Json();
        foreach (var created in answers.Where(a => a.StatusCode == HttpStatusCode.Created))
        {
            (await created.Json()).Id().ShouldBe(again.Id());
        }

        await marketplace.ShouldHave(listing, 10, 1);
        await (await buyer.PostCreating("/v1/orders", MarketplaceFixture.Lines("qr", (listing, 2)), key))
            .ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Theory]
    [InlineData("UPDATE stock_items SET reserved = on_hand + 1 WHERE listing_id = {0}", "ck_stock_reserved_within_on_hand")]
    [InlineData("UPDATE stock_items SET reserved = -1 WHERE listing_id = {0}", "ck_stock_reserved_within_on_hand")]
    [InlineData("UPDATE stock_items SET on_hand = -1 WHERE listing_id = {0}", "ck_stock_reserved_within_on_hand")]
    [InlineData("UPDATE listings SET price = 0 WHERE id = {0}", "ck_listings_price")]
    public async Task The_database_itself_refuses_impossible_figures(string sql, string constraint)
    {
        var listing = await marketplace.Listed(4);
        var refused = await Should.ThrowAsync<PostgresException>(() =>
            marketplace.WithDb<MarketplaceDb>(db => db.Database.ExecuteSqlRawAsync(sql, listing)));
        refused.ConstraintName.ShouldBe(constraint);
    }

    [Fact]
    public async Task A_seller_cannot_count_less_than_is_held_for_orders()
    {
        var listing = await marketplace.Listed(5);
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 3));
        var path = $"/v1/listings/{listing}/stock";
        var tag = (await marketplace.Seller.GetAsync(path)).Headers.ETag!.ToString();
        var problem = await (await marketplace.Seller.SendWith(HttpMethod.Put, path, new { onHand = 2 }, ifMatch: tag))
            .ShouldBeProblem(409, "stock_held_for_orders");
        problem.GetProperty("reserved").GetInt32().ShouldBe(3);
        (await (await marketplace.Seller.SendWith(HttpMethod.Put, path, new { onHand = 4 }, ifMatch: tag)).Json()).GetProperty("left")
            .GetInt32().ShouldBe(1);
        await (await marketplace.Seller.SendWith(HttpMethod.Put, path, new { onHand = 9 }, ifMatch: tag))
            .ShouldBeProblem(412, "stale_version");
        await (await marketplace.Seller.SendWith(HttpMethod.Put, path, new { onHand = 9 })).ShouldBeProblem(428);
    }

    [Fact]
    public async Task Cancelling_before_payment_frees_the_stock_once_however_often_it_is_asked()
    {
        var listing = await marketplace.Listed(5);
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 3));
        await MarketplaceFixture.Placed(marketplace.Buyer(), "qr", (listing, 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => buyer.PostSeen($"/v1/orders/{order}/cancellation")));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("cancelled");
        await marketplace.ShouldHave(listing, 5, 1);
    }
}
