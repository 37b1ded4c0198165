using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What is made once somebody has ordered it.</summary>
[Collection("marketplace")]
public sealed class MadeToOrderTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task An_order_takes_the_first_week_after_the_lead_time_that_has_room_for_it()
    {
        var (seller, yurt) = await Made(leadDays: 21, perWeek: 2);
        var soonest = marketplace.Clock.GetUtcNow().AddDays(21);
        var (one, other) = (marketplace.Buyer(), marketplace.Buyer());
        var first = await Offered(one, await MarketplaceFixture.Placed(one, "cash", (yurt, 2)));
        first.ShouldBeInRange(soonest, soonest.AddDays(7));
        var order = await MarketplaceFixture.Placed(other, "cash", (yurt, 1));
        (await Offered(other, order)).ShouldBe(first.AddDays(7));
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "cash", (yurt, 3))).ShouldBeProblem(409, "fully_booked");

        await (await other.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        var third = marketplace.Buyer();
        (await Offered(third, await MarketplaceFixture.Placed(third, "cash", (yurt, 2)))).ShouldBe(first.AddDays(7));
        (await seller.GetJson("/v1/me/sales")).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Of_many_who_order_at_once_no_week_gets_more_than_can_be_made()
    {
        var (_, yurt) = await Made(leadDays: 7, perWeek: 3);
        var answers = await Task.WhenAll(Enumerable.Range(0, 45).Select(
            _ => MarketplaceFixture.Place(marketplace.Buyer(), "cash", (yurt, 1))));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(36, "three in each of twelve weeks");
        (await marketplace.WithDb<MarketplaceDb, List<int>>(db =>
            db.Slots.Where(s => s.ListingId == yurt).Select(s => s.Taken).ToListAsync())).ShouldBe(Enumerable.Repeat(3, 12));
    }

    [Fact]
    public async Task A_seller_takes_it_on_by_a_day_and_a_later_one_than_was_said_lets_the_buyer_call_it_off()
    {
        var (seller, yurt) = await Made(leadDays: 14, perWeek: 5);
        var buyer = marketplace.Buyer();
        var order = await Bought(buyer, yurt);
        var offered = await Offered(buyer, order);
        var late = DateOnly.FromDateTime(offered.UtcDateTime).AddDays(10);
        await (await seller.PostSeen($"/v1/orders/{order}/acceptance", new { readyOn = "2020-01-01" })).ShouldBeProblem(400);
        var part = (await (await seller.PostSeen($"/v1/orders/{order}/acceptance", new { readyOn = late })).Json()).GetProperty("parts")[0];
        part.GetProperty("promisedBy").GetDateTimeOffset().ShouldBeGreaterThan(offered);
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refundDue");

        var second = await Bought(buyer, yurt);
        await (await seller.PostSeen($"/v1/orders/{second}/acceptance")).Json();
        await (await buyer.PostSeen($"/v1/orders/{second}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
        marketplace.Clock.Advance(offered - marketplace.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await (await buyer.PostSeen($"/v1/orders/{second}/cancellation")).Json();
        var third = await Bought(buyer, yurt);
        await (await seller.PostSeen($"/v1/orders/{third}/decline", new { reason = "notInTime" })).Json();
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Slots.Where(s => s.ListingId == yurt).SumAsync(s => s.Taken))).ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task How_something_is_made_is_said_of_what_is_made_to_order_and_of_nothing_else()
    {
        var (_, seller) = await marketplace.NewSeller();
        await (await seller.PostCreating("/v1/listings", Draft(kind: "madeToOrder"))).ShouldBeProblem(409, "listing_kind_mismatch");
        await (await seller.PostCreating("/v1/listings", Draft(new { leadDays = 5, perWeek = 2 })))
            .ShouldBeProblem(409, "listing_kind_mismatch");
        await (await seller.PostCreating("/v1/listings", Draft(new { leadDays = 0, perWeek = 2 }, "madeToOrder"))).ShouldBeProblem(400);
        var (maker, yurt) = await Made(leadDays: 5, perWeek: 2);
        await (await maker.SendWith(HttpMethod.Put, $"/v1/listings/{yurt}", Draft(), ifMatch: "*"))
            .ShouldBeProblem(409, "listing_kind_mismatch");
        var changed = await (await maker.SendWith(HttpMethod.Put, $"/v1/listings/{yurt}", Draft(new { leadDays = 9, perWeek = 1 }),
            ifMatch: "*")).Json();
        (changed.GetProperty("madeToOrder").GetProperty("leadDays").GetInt32(), changed.GetProperty("left").GetInt32()).ShouldBe((9, 1));
    }

    private async Task<Guid> Bought(HttpClient buyer, Guid listing) => await marketplace.Bought(buyer, (listing, 1));

    private static async Task<DateTimeOffset> Offered(HttpClient buyer, Guid order) =>
        (await MarketplaceFixture.PartOf(buyer, order)).GetProperty("offeredBy").GetDateTimeOffset();

    private async Task<(HttpClient Seller, Guid Listing)> Made(int leadDays, int perWeek)
    {
        var (_, seller) = await marketplace.NewSeller();
        var id = (await (await seller.PostCreating("/v1/listings", Draft(new { leadDays, perWeek }, "madeToOrder"))).Json()).Id();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return (seller, id);
    }

    private static object Draft(object? madeToOrder = null, string kind = "stock") => new
    {
        title = new { ky = "Боз үй" }, description = new { ky = "Буйрутма боюнча." }, price = new { amount = 100_000, currency = "KGS" },
        category = "felt", labId = MarketplaceFixture.AtBashy, kind, madeToOrder,
    };
}
