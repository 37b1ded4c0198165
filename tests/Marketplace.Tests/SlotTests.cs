using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Experiences that take place at times, each with so many places.</summary>
[Collection("marketplace")]
public sealed class SlotTests(MarketplaceFixture marketplace)
{
    private DateTimeOffset Now => marketplace.Clock.GetUtcNow();

    [Fact]
    public async Task An_order_takes_places_of_the_time_that_was_chosen_and_calling_it_off_gives_them_back()
    {
        var (seller, listing) = await Experience();
        var slot = await Offered(seller, listing, TimeSpan.FromDays(10), 6);
        (await marketplace.Anonymous().GetJson($"/v1/listings/{listing}")).GetProperty("left").GetInt32().ShouldBe(6);
        await (await MarketplaceFixture.Place(marketplace.Buyer(), "cash", (listing, 1))).ShouldBeProblem(409, "slot_not_chosen");
        await (await Place(marketplace.Buyer(), listing, Guid.CreateVersion7(), 1)).ShouldBeProblem(409, "slot_not_chosen");

        var buyer = marketplace.Buyer();
        var order = (await (await Place(buyer, listing, slot, 4, "qr")).Json()).Id();
        (await Left(listing, slot)).ShouldBe(2);
        await (await Place(marketplace.Buyer(), listing, slot, 3)).ShouldBeProblem(409, "slot_full");
        await Paid(buyer, order);
        (await Left(listing, slot)).ShouldBe(2, "what is paid is taken as before");
        var accepted = await (await seller.PostSeen($"/v1/orders/{order}/acceptance")).Json();
        accepted.GetProperty("state").GetString().ShouldBe("ready", "it is ready with being accepted");
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        (await MarketplaceFixture.State(buyer, order)).ShouldBe("refundDue");
        (await Left(listing, slot)).ShouldBe(6);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task Of_forty_who_want_the_last_ten_places_ten_get_one()
    {
        var (seller, listing) = await Experience();
        var slot = await Offered(seller, listing, TimeSpan.FromDays(10), 10);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Place(marketplace.Buyer(), listing, slot, 1)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(10);
        (await Left(listing, slot)).ShouldBe(0);
        var above = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE listing_slots SET taken = taken + 1 WHERE id = {slot}")));
        above.ConstraintName.ShouldBe("ck_listing_slots_taken");
        await (await Resize(seller, listing, slot, 9)).ShouldBeProblem(409, "slot_places_taken");
        await (await Resize(seller, listing, slot, 11)).Json();
        (await Left(listing, slot)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_come_has_paid_for_her_place_and_who_comes_says_her_code()
    {
        var (seller, listing) = await Experience();
        var slot = await Offered(seller, listing, TimeSpan.FromDays(2), 3);
        var (missing, came, silent) = (marketplace.Buyer(), marketplace.Buyer(), marketplace.Buyer());
        var orders = new List<Guid>();
        foreach (var buyer in (HttpClient[])[missing, came, silent])
        {
            orders.Add((await (await Place(buyer, listing, slot, 1, "qr")).Json()).Id());
            await Paid(buyer, orders[^1]);
            await (await seller.PostSeen($"/v1/orders/{orders[^1]}/acceptance")).Json();
        }

        await (await seller.PostSeen($"/v1/orders/{orders[0]}/no-show")).ShouldBeProblem(409, "too_early_for_no_show");
        marketplace.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(5));
        await (await missing.PostSeen($"/v1/orders/{orders[0]}/cancellation")).ShouldBeProblem(409, "order_not_cancellable");
        var missed = (await (await seller.PostSeen($"/v1/orders/{orders[0]}/no-show")).Json()).GetProperty("parts")[0];
        (missed.GetProperty("state").GetString(), missed.GetProperty("cause").GetString()).ShouldBe(("handedOver", "noShow"));
        (await (await seller.PostSeen($"/v1/orders/{orders[0]}/no-show")).Json()).GetProperty("state").GetString().ShouldBe("handedOver");
        await (await seller.PostSeen($"/v1/orders/{orders[1]}/handover",
            new { code = await MarketplaceFixture.Code(came, orders[1]) })).Json();
        marketplace.Clock.Advance(TimeSpan.FromHours(3));
        await marketplace.BecomesState(silent, orders[2], "handedOver");
        marketplace.Clock.Advance(SellerOrder.TimeToComplain);
        foreach (var (buyer, order) in ((HttpClient[])[missing, came, silent]).Zip(orders))
        {
            await marketplace.BecomesState(buyer, order, "completed");
            (await marketplace.Accounts(order))["seller:payable"].ShouldBe(-95_000);
        }
    }

    [Fact]
    public async Task What_is_called_off_goes_back_to_everybody_who_ordered_it_once()
    {
        var (seller, listing) = await Experience();
        var slot = await Offered(seller, listing, TimeSpan.FromDays(5), 8);
        var (paid, waits, cash) = (marketplace.Buyer(), marketplace.Buyer(), marketplace.Buyer());
        var first = (await (await Place(paid, listing, slot, 2, "qr")).Json()).Id();
        await Paid(paid, first);
        await (await seller.PostSeen($"/v1/orders/{first}/acceptance")).Json();
        var second = (await (await Place(waits, listing, slot, 1, "qr")).Json()).Id();
        var (_, railId) = await MarketplaceFixture.Scan(waits, second);
        var third = (await (await Place(cash, listing, slot, 1)).Json()).Id();

        var url = $"/v1/listings/{listing}/slots/{slot}/cancellation";
        await (await marketplace.Seller.SendWith(HttpMethod.Post, url, ifMatch: "*")).ShouldBeProblem(404);
        (await (await seller.SendWith(HttpMethod.Post, url, ifMatch: "*")).Json()).GetProperty("calledOff").GetBoolean().ShouldBeTrue();
        await (await seller.SendWith(HttpMethod.Post, url, ifMatch: "\"1\"")).Json();
        await marketplace.BecomesState(paid, first, "refundDue");
        await marketplace.BecomesState(waits, second, "declined");
        await marketplace.BecomesState(cash, third, "declined");
        await marketplace.Take(new ListingSlotCalledOff(slot, listing));
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Refunds.CountAsync(r => r.OrderId == first))).ShouldBe(1);
        await (await Place(marketplace.Buyer(), listing, slot, 1)).ShouldBeProblem(409, "slot_over");

        // What is paid late for it is owed back.
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.RefundOf(second);
        (await marketplace.WithDb<MarketplaceDb, int>(db => db.Slots.Where(s => s.Id == slot).Select(s => s.Taken).SingleAsync()))
            .ShouldBe(0);
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_place_that_expired_is_paid_for_late_only_as_long_as_there_is_one()
    {
        var (seller, listing) = await Experience();
        var slot = await Offered(seller, listing, TimeSpan.FromDays(3), 1);
        var (late, next) = (marketplace.Buyer(), marketplace.Buyer());
        var order = (await (await Place(late, listing, slot, 1, "qr")).Json()).Id();
        var (_, railId) = await MarketplaceFixture.Scan(late, order);
        marketplace.Clock.Advance(Order.HoldForPayment + TimeSpan.FromMinutes(1));
        await marketplace.BecomesState(late, order, "expired");
        (await Left(listing, slot)).ShouldBe(1);
        await (await Place(next, listing, slot, 1)).Json();
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.RefundOf(order);
        (await Left(listing, slot)).ShouldBe(0);
    }

    [Fact]
    public async Task A_time_is_offered_once_lies_ahead_and_is_ordered_apart_from_goods()
    {
        var (seller, listing) = await Experience();
        var at = Now.AddDays(3);
        await (await Offer(seller, listing, at, 5)).Json();
        await (await Offer(seller, listing, at, 5)).ShouldBeProblem(409, "slot_exists");
        await (await Offer(seller, listing, Now.AddMinutes(-5), 5)).ShouldBeProblem(400);
        await (await Offer(seller, listing, at.AddDays(1), 0)).ShouldBeProblem(400);
        await (await Offer(marketplace.Seller, listing, at.AddDays(1), 5)).ShouldBeProblem(404);
        var goods = await marketplace.Listed(5, seller: seller);
        await (await Offer(seller, goods, at.AddDays(1), 5)).ShouldBeProblem(409, "listing_without_slots");
        await (await seller.SendWith(HttpMethod.Put, $"/v1/listings/{listing}/stock", new { onHand = 1 }, ifMatch: "*"))
            .ShouldBeProblem(409, "stock_not_counted");
        var slots = (await marketplace.Anonymous().GetJson($"/v1/listings/{listing}/slots")).GetProperty("items");
        var slot = slots.EnumerateArray().ShouldHaveSingleItem().Id();
        await (await marketplace.Buyer().PostCreating("/v1/orders", new
        {
            lines = new object[] { new { listingId = listing, quantity = 1, slotId = slot }, new { listingId = goods, quantity = 1 } },
            payment = "cash",
        })).ShouldBeProblem(409, "ordered_apart");
        (await marketplace.Anonymous().GetJson($"/v1/listings?category=experience&inStock=true&limit=100")).GetProperty("items")
            .EnumerateArray().ShouldContain(item => item.Id() == listing);
    }

    private async Task<(HttpClient Seller, Guid Listing)> Experience()
    {
        var (_, seller) = await marketplace.NewSeller();
        var id = (await (await seller.PostCreating("/v1/listings", new
        {
            title = new { ky = "Кийиз басуу" }, description = new { ky = "Үч саат." }, price = new { amount = 100_000, currency = "KGS" },
            category = "experience", labId = MarketplaceFixture.AtBashy, kind = "experience",
        })).Json()).Id();
        await (await seller.PostSeen($"/v1/listings/{id}/submission")).Json();
        await (await marketplace.Coordinator.PostSeen($"/v1/listings/{id}/review", new { approve = true })).Json();
        return (seller, id);
    }

    private async Task<Guid> Offered(HttpClient seller, Guid listing, TimeSpan from, int places) =>
        (await (await Offer(seller, listing, Now + from, places)).Json()).Id();

    private static Task<HttpResponseMessage> Offer(HttpClient seller, Guid listing, DateTimeOffset at, int places) =>
        seller.PostCreating($"/v1/listings/{listing}/slots", new { startsAt = at, endsAt = at.AddHours(3), places });

    private static Task<HttpResponseMessage> Resize(HttpClient seller, Guid listing, Guid slot, int places) =>
        seller.SendWith(HttpMethod.Put, $"/v1/listings/{listing}/slots/{slot}", new { places }, ifMatch: "*");

    private static Task<HttpResponseMessage> Place(HttpClient buyer, Guid listing, Guid slot, int quantity, string payment = "cash") =>
        buyer.PostCreating("/v1/orders", new { lines = new[] { new { listingId = listing, quantity, slotId = slot } }, payment });

    private async Task Paid(HttpClient buyer, Guid order)
    {
        var (_, railId) = await MarketplaceFixture.Scan(buyer, order);
        await marketplace.CallBack(RailStandIn.Event(marketplace.Rail.Pay(railId)));
        await marketplace.BecomesState(buyer, order, "paid");
    }

    private async Task<int> Left(Guid listing, Guid slot) =>
        (await marketplace.Anonymous().GetJson($"/v1/listings/{listing}/slots/{slot}")).GetProperty("left").GetInt32();
}
