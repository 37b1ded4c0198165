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

    [Fact]
    public Task Every_column_that_could_hold_words_is_thought_of() => Canaries.ShouldBeThoughtOf(marketplace.Database, """
        campaigns.kind: a word of a list
        campaigns.state: a word of a list
        disputes.outcome: a word of a list
        disputes.reason: a word of a list
        disputes.state: a word of a list
        entries.account: ids
        fund_entries.kind: a word of a list
        fund_loans.approvals: ids
        fund_loans.state: a word of a list
        fund_meetings.dispute_reason: a word of a list
        fund_meetings.list: ids and figures
        fund_meetings.state: a word of a list
        funds.members: ids
        funds.signers: ids
        funds.state: a word of a list
        journals.kind: a word of a list
        journals.reference: the rail's number, or an id
        listings.category: a word of a list
        listings.content_unit: a word of a list
        listings.description: neutral words
        known_words.sound: deleted when nobody else uses it
        known_words.stem: deleted with it
        listing_entries.category: a word of a list
        listing_entries.lexemes: deleted
        listing_entries.sounds: deleted
        listing_entries.text: deleted
        listing_picture_contents.bytes: deleted
        listing_picture_contents.size: a word of a list
        listing_pictures.alt: deleted
        listing_pictures.media_type: a word of a list
        listings.folded: emptied
        listings.kind: a word of a list
        listings.reason: emptied
        listings.state: a word of a list
        listings.title: neutral words
        listings.unit: a word of a list
        listings.variant: emptied
        lot_tests.laboratory: the laboratory's
        lot_tests.parameter: what was looked for
        lot_tests.result: what was found
        lots.code: its id
        lots.state: a word of a list
        standing_orders.address: emptied
        standing_orders.place: emptied
        standing_orders.shortage: a word of a list
        standing_orders.state: a word of a list
        supply_cycles.invoice_number: a number
        supply_cycles.paid_reference: the bank's number
        supply_cycles.state: a word of a list
        supply_goods.name: the operator's words
        supply_goods.unit: a word of a list
        supply_parts.state: a word of a list
        supply_parts.unit: a word of a list
        order_messages.reason: a word of a list
        order_messages.text: emptied
        order_lines.content_unit: a word of a list
        order_lines.title: neutral words
        order_lines.unit: a word of a list
        orders.number: a number
        orders.payment: a word of a list
        orders.state: a word of a list
        payment_attempts.qr: the rail's id, the order's number and the amount
        payment_attempts.rail: a word of a list
        payment_attempts.rail_reference: the rail's id
        payment_attempts.state: a word of a list
        payment_callbacks.body: what is read of it and nothing else
        payment_callbacks.event_id: the rail's number
        payment_callbacks.rail: a word of a list
        payout_accounts.sealed_number: deleted
        payout_accounts.tail: deleted
        payout_batches.state: a word of a list
        payouts.rail: a word of a list
        payouts.rail_transaction: the rail's number
        payouts.state: a word of a list
        pledges.shown_as: emptied
        pledges.state: a word of a list
        rail_receipts.currency: a code
        rail_receipts.rail: a word of a list
        rail_receipts.rail_transaction: the rail's number
        rail_receipts.use: a word of a list
        refunds.cause: a word of a list
        refunds.rail: a word of a list
        refunds.rail_transaction: the rail's number
        refunds.state: a word of a list
        reservations.state: a word of a list
        reviews.words: emptied
        seller_orders.address: emptied
        seller_orders.way: a word of a list
        seller_orders.cause: a word of a list
        seller_orders.handover_code: drawn at random
        seller_orders.reason: a word of a list
        seller_orders.receipt: emptied
        seller_orders.shop: neutral words
        seller_orders.state: a word of a list
        sellers.about: emptied
        sellers.delivery_areas: emptied
        seller_terms.text: the operator's words
        seller_terms.version: its name
        sellers.display_name: neutral words
        sellers.terms: the name of a version
        settlement_lines.currency: a code
        settlement_files.rail: a word of a list
        settlement_lines.kind: a word of a list
        settlement_lines.rail: a word of a list
        settlement_lines.transaction: the rail's number
        """);

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
