using System.Text.Json;
using CreativeLabs.Support;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What rails say they moved, held against the books. A service for all of them: a rail has one file a day.</summary>
public sealed class SettlementTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Everything_that_does_not_match_is_listed_until_it_does()
    {
        var listing = await marketplace.Listed(9);
        var (good, short_, forgotten) = (await Paid(listing), await Paid(listing), await Paid(listing));
        var refund = await Refunded(listing);
        var day = Day(marketplace.Clock.GetUtcNow());
        var file = await Upload(day, (good, "payment", 100_000, "KGS"), (short_, "payment", 99_000, "KGS"),
            (refund.Payment, "payment", 100_000, "KGS"), (refund.Transfer, "refund", 100_000, "KGS"), ("ELQR-NOBODY", "payment", 5, "KGS"),
            ("ELQR-NOBODY", "refund", 5, "USD"));

        var found = (await Mismatches(file)).Select(m => (
            m.GetProperty("kind").GetString(), m.GetProperty("of").GetString(), m.GetProperty("transaction").GetString())).ToList();
        found.ShouldBe(
        [
            ("amountDiffers", "payment", short_), ("unknown", "payment", "ELQR-NOBODY"), ("unknown", "refund", "ELQR-NOBODY"),
            ("missing", "payment", forgotten),
        ], ignoreOrder: true);
        var differs = (await Mismatches(file)).Single(m => m.GetProperty("kind").GetString() == "amountDiffers");
        (differs.GetProperty("theirs").GetInt64(), differs.GetProperty("ours").GetInt64()).ShouldBe((99_000, 100_000));

        // The next day's file brings what was missing, and tells one thing again.
        var next = await Upload(day.AddDays(1), (forgotten, "payment", 100_000, "KGS"), (good, "payment", 100_000, "KGS"));
        (await Mismatches(file)).ShouldAllBe(m => m.GetProperty("kind").GetString() != "missing");
        (await Mismatches(next)).Select(m => (m.GetProperty("kind").GetString(), m.GetProperty("transaction").GetString()))
            .ShouldBe([("repeated", good)]);
        (await marketplace.Operator.GetJson("/v1/settlement-files")).GetProperty("items").EnumerateArray().Select(f => f.Id())
            .Where(f => f == next || f == file).ShouldBe([next, file]);
    }

    [Fact]
    public async Task A_day_has_one_file_and_a_file_names_a_transaction_once()
    {
        var day = new DateOnly(2026, 5, 4);
        await Upload(day);
        await (await marketplace.Operator.PostCreating("/v1/settlement-files", Body(day)))
            .ShouldBeProblem(409, "settlement_uploaded_before");
        await (await marketplace.Operator.PostCreating("/v1/settlement-files", Body(day.AddDays(1), ("T", "payment", 1, "KGS"),
            ("T", "payment", 2, "KGS")))).ShouldBeProblem(400);
        await (await marketplace.Operator.PostCreating("/v1/settlement-files", Body(day.AddDays(1), ("T", "payment", 0, "KGS"))))
            .ShouldBeProblem(400);
        await (await marketplace.Seller.PostCreating("/v1/settlement-files", Body(day.AddDays(1)))).ShouldBeProblem(403);
    }

    /// <summary>The day that ends on the morning after this moment, at 09:05 in Bishkek.</summary>
    private static DateOnly Day(DateTimeOffset moment)
    {
        var there = moment.ToOffset(TimeSpan.FromHours(6));
        var today = DateOnly.FromDateTime(there.DateTime);
        return there.TimeOfDay < new TimeSpan(9, 5, 0) ? today : today.AddDays(1);
    }

    private async Task<string> Paid(Guid listing)
    {
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var payment = marketplace.Rail.Pay((await MarketplaceFixture.Scan(buyer, order)).RailId);
        await marketplace.CallBack(RailStandIn.Event(payment));
        await marketplace.BecomesState(buyer, order, "paid");
        return payment.Transaction!;
    }

    private async Task<(string Payment, string Transfer)> Refunded(Guid listing)
    {
        var buyer = marketplace.Buyer();
        var order = await MarketplaceFixture.Placed(buyer, "qr", (listing, 1));
        var payment = marketplace.Rail.Pay((await MarketplaceFixture.Scan(buyer, order)).RailId);
        await marketplace.CallBack(RailStandIn.Event(payment));
        await marketplace.BecomesState(buyer, order, "paid");
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        var refund = await marketplace.RefundOf(order);
        await (await marketplace.Operator.PostSeen($"/v1/refunds/{refund}/approval")).Json();
        await marketplace.RefundBecomes(refund, "settled");
        return (payment.Transaction!, marketplace.Rail.Transfers.Values.Single().Transaction);
    }

    private async Task<Guid> Upload(DateOnly day, params (string, string, long, string)[] lines) =>
        (await (await marketplace.Operator.PostCreating("/v1/settlement-files", Body(day, lines))).Json()).Id();

    private static object Body(DateOnly day, params (string Transaction, string Kind, long Amount, string Currency)[] lines) => new
    {
        rail = "sandbox",
        day,
        lines = lines.Select(l => new { transaction = l.Transaction, kind = l.Kind, amount = l.Amount, currency = l.Currency }).ToArray(),
    };

    private async Task<List<JsonElement>> Mismatches(Guid file) =>
        (await marketplace.Operator.GetJson($"/v1/settlement-files/{file}/mismatches")).GetProperty("items").EnumerateArray().ToList();
}
