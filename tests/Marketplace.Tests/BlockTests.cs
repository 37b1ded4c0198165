using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>One of a buyer and a seller blocks the other, in Mentoring.</summary>
[Collection("marketplace")]
public sealed class BlockTests(MarketplaceFixture marketplace)
{
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_while_one_blocks_the_other_reaches_nobody_and_looks_sent(bool bySeller)
    {
        var two = await Ordered();
        var open = await Said(two.Buyer, two, "Саламатсызбы");
        var (who, whom) = bySeller ? (two.SellerId, two.BuyerId) : (two.BuyerId, two.SellerId);
        await Block(who, whom, now);

        var silent = await Said(two.Buyer, two, "Саламатсызбы");
        Shape(silent).ShouldBe(Shape(open));
        (await All(two.Buyer, two)).Count.ShouldBe(2);
        (await All(two.Seller, two)).Count.ShouldBe(1);
        await Said(two.Seller, two, "Ооба");
        (await All(two.Buyer, two)).Count.ShouldBe(2);
        marketplace.Broker.Heard<OrderMessageSent>(f => f.SellerOrderId == two.Part).Count.ShouldBeLessThanOrEqualTo(1);

        // What was kept back stays so; what is written after the block was taken back arrives.
        await Unblock(who, whom, now.AddMinutes(1));
        await Said(two.Seller, two, "Даяр");
        (await All(two.Buyer, two)).ConvertAll(m => m.GetProperty("text").GetString())
            .ShouldBe(["Саламатсызбы", "Саламатсызбы", "Даяр"]);
        await marketplace.Broker.Hear<OrderMessageSent>(f => f.SellerOrderId == two.Part && f.RecipientId == two.BuyerId);
    }

    [Fact]
    public async Task Of_a_block_and_its_end_that_come_in_any_order_and_twice_the_later_one_holds()
    {
        var two = await Ordered();
        await Unblock(two.BuyerId, two.SellerId, now.AddMinutes(1));
        await Block(two.BuyerId, two.SellerId, now);
        (await IsBlocked(two)).ShouldBeFalse();
        await Block(two.BuyerId, two.SellerId, now.AddMinutes(2));
        await Block(two.BuyerId, two.SellerId, now.AddMinutes(2));
        await Unblock(two.BuyerId, two.SellerId, now.AddMinutes(1));
        (await IsBlocked(two)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_block_goes_with_the_record_that_remains_and_with_her_erasure_and_does_not_come_back()
    {
        var two = await Ordered();
        var survivor = Guid.CreateVersion7();
        await Block(two.BuyerId, two.SellerId, now);
        await marketplace.Take(new PersonMerged(two.BuyerId, survivor));
        (await IsBlocked(two with { BuyerId = survivor })).ShouldBeTrue();
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), survivor));
        await Block(survivor, two.SellerId, now.AddMinutes(3));
        (await IsBlocked(two with { BuyerId = survivor })).ShouldBeFalse();
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.BlockedPairs.CountAsync(p => p.PersonId == survivor))).ShouldBe(0);
    }

    private Task Block(Guid who, Guid whom, DateTimeOffset at) => marketplace.Take(new PersonBlocked(who, whom, at));

    private Task Unblock(Guid who, Guid whom, DateTimeOffset at) => marketplace.Take(new PersonUnblocked(who, whom, at));

    private Task<bool> IsBlocked(Two two) => marketplace.WithDb<MarketplaceDb, bool>(db =>
        Blocks.BlockedPairs.AreBlockedAsync(db, two.SellerId, two.BuyerId, CancellationToken.None));

    private async Task<Two> Ordered()
    {
        var (sellerId, seller) = await marketplace.NewSeller();
        var buyerId = Guid.CreateVersion7();
        var buyer = marketplace.Client(buyerId);
        var order = await MarketplaceFixture.Placed(buyer, "cash", (await marketplace.Listed(3, seller: seller), 1));
        return new Two(sellerId, seller, buyerId, buyer, order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }

    private static async Task<HttpResponseMessage> Said(HttpClient client, Two two, string text)
    {
        var answer = await client.PostCreating($"/v1/orders/{two.Order}/parts/{two.Part}/messages", new { text });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return answer;
    }

    /// <summary>All that she sees of an answer, but ids and times.</summary>
    private static string Shape(HttpResponseMessage answer) => Regex.Replace(
        $"{(int)answer.StatusCode} {string.Join(' ', answer.Headers.Select(h => h.Key).Order())} "
        + answer.Content.ReadAsStringAsync().GetAwaiter().GetResult(),
        "[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\dT[0-9:.+Z]+", "*", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<List<JsonElement>> All(HttpClient client, Two two) =>
        [.. (await client.GetJson($"/v1/orders/{two.Order}/parts/{two.Part}/messages?limit=100")).GetProperty("items").EnumerateArray()];

    private sealed record Two(Guid SellerId, HttpClient Seller, Guid BuyerId, HttpClient Buyer, Guid Order, Guid Part);
}
