using System.Globalization;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The books as an accountant sees them. A service for all of them: they close months.</summary>
public sealed class BooksTests(MarketplaceFixture marketplace)
    : IClassFixture<MarketplaceFixture>, IAsyncLifetime
{
    private string ThisMonth => BooksMonthOf(marketplace.Clock.GetUtcNow());

    /// <summary>A month of its own, in which nothing of earlier tests is waited for any more: it lapses, and what that costs is
    /// booked.</summary>
    public async ValueTask InitializeAsync()
    {
        marketplace.Rail.Reset();
        marketplace.Clock.Advance(TimeSpan.FromDays(32));
        await marketplace.Eventually(() => marketplace.WithDb<MarketplaceDb, bool>(async db =>
            !await db.SellerOrders.AnyAsync(p => p.State == OrderState.Reserved || p.State == OrderState.AwaitingPayment
                || p.State == OrderState.Paid)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_trial_balance_has_a_row_for_each_kind_of_account_and_both_sides_are_the_same()
    {
        var (_, seller) = await marketplace.NewSeller();
        var (before, owed, moment) = (await Trial(), await Owed(), marketplace.Clock.GetUtcNow());
        marketplace.Clock.Advance(TimeSpan.FromMinutes(1));
        var paid = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2, 100_000, seller), 1));
        await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2, 60_000), 1));
        await (await seller.PostSeen($"/v1/orders/{paid}/decline", new { reason = "other" })).Json();
        var books = await marketplace.Operator.GetJson("/v1/ledger/trial-balance");
        var rows = Rows(books).ToDictionary(row => row.Key, row => row.Value - before.GetValueOrDefault(row.Key), StringComparer.Ordinal);
        (rows["rail:clearing"], rows["seller:payable"], rows["platform:fee"], rows["buyer:refund-due"])
            .ShouldBe((160_000, -57_000, -3_000, -100_000));
        rows.Values.Sum().ShouldBe(0);
        Amount(books, "debit").ShouldBe(Amount(books, "credit"));
        Amount(books, "debit").ShouldBe(books.GetProperty("items").EnumerateArray().Sum(row => Amount(row, "debit")));
        (await Trial($"?until={Uri.EscapeDataString(moment.ToString("O"))}")).ShouldBe(before, ignoreOrder: true);
        ((await Owed()) - owed).ShouldBe(57_000);
    }

    [Fact]
    public async Task A_month_that_is_over_is_closed_once_and_nothing_is_written_into_it_any_more()
    {
        var order = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1));
        var (month, moment) = (ThisMonth, marketplace.Clock.GetUtcNow());
        await (await marketplace.Operator.PostCreating("/v1/ledger/periods", new { month })).ShouldBeProblem(409, "period_not_over");
        await (await marketplace.Operator.PostCreating("/v1/ledger/periods", new { month = "2026-13" })).ShouldBeProblem(400);
        marketplace.Clock.Advance(TimeSpan.FromDays(32));
        await (await marketplace.Operator.PostCreating("/v1/ledger/periods", new { month })).Json();
        await (await marketplace.Operator.PostCreating("/v1/ledger/periods", new { month })).ShouldBeProblem(409, "period_closed");
        (await marketplace.Operator.GetJson("/v1/ledger/periods")).GetProperty("items")[0].GetProperty("month").GetString()
            .ShouldBe(month);

        var late = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            PostJournal.Post(db, new JournalDraft("late", "1", order, [new Leg("a", 1), new Leg("b", -1)]), moment, default)));
        late.ConstraintName.ShouldBe("ck_ledger_period_closed");
        var again = await Should.ThrowAsync<PostgresException>(() => marketplace.WithDb<MarketplaceDb>(db =>
            db.Database.ExecuteSqlRawAsync("DELETE FROM ledger_periods")));
        again.ConstraintName.ShouldBe("ck_ledger_append_only");
        await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1));
        await marketplace.BooksBalance();
    }

    [Fact]
    public async Task A_month_is_exported_entry_by_entry_and_comes_to_nothing()
    {
        List<Guid> orders =
        [
            await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1)),
            await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1)),
        ];
        var answer = await marketplace.Operator.GetAsync($"/v1/ledger/export?month={ThisMonth}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("journal,kind,reference,order,account,amount,at");
        var cells = lines.Skip(1).Select(line => line.Split(',')).ToList();
        cells.Count(cell => orders.Contains(Guid.Parse(cell[3]))).ShouldBe(6);
        cells.Sum(cell => long.Parse(cell[5], CultureInfo.InvariantCulture)).ShouldBe(0);
        cells.ShouldAllBe(cell => BooksMonthOf(DateTimeOffset.Parse(cell[6], CultureInfo.InvariantCulture)) == ThisMonth);
        await (await marketplace.Operator.GetAsync("/v1/ledger/export?month=march")).ShouldBeProblem(400);
        await (await marketplace.Seller.GetAsync($"/v1/ledger/export?month={ThisMonth}")).ShouldBeProblem(403);
    }

    [Fact]
    public async Task A_sellers_statement_leads_from_its_opening_to_its_closing_balance_in_her_language()
    {
        var (_, seller) = await marketplace.NewSeller();
        var month = ThisMonth;
        var buyer = marketplace.Buyer();
        var first = await marketplace.Bought(buyer, (await marketplace.Listed(2, 100_000, seller), 1));
        await MarketplaceFixture.HandedOver(seller, buyer, first);
        marketplace.Clock.Advance(TimeSpan.FromDays(32));
        var next = ThisMonth;
        var second = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2, 60_000, seller), 1));
        await (await seller.PostSeen($"/v1/orders/{second}/decline", new { reason = "other" })).Json();

        var statement = await seller.GetJson($"/v1/me/seller/statements/{next}");
        Amount(statement, "opening").ShouldBe(95_000);
        Amount(statement, "closing").ShouldBe(95_000);
        statement.GetProperty("lines").EnumerateArray().Select(l => (l.GetProperty("what").GetString(), Amount(l, "amount"),
            Amount(l, "balance"))).ShouldBe([("Sale", 57_000, 152_000), ("Refund to a buyer", -57_000, 95_000)]);
        var number = (await marketplace.Operator.GetJson($"/v1/orders/{first}")).GetProperty("number").GetString();
        (await seller.GetJson($"/v1/me/seller/statements/{month}")).GetProperty("lines")[0].GetProperty("orderNumber").GetString()
            .ShouldBe(number);
        var csv = await (await seller.GetAsync($"/v1/me/seller/statements/{month}/csv")).Content.ReadAsStringAsync();
        csv.ShouldStartWith("at,what,order,amount,balance\r\n");
        csv.ShouldEndWith($",Sale,{number},950.00,950.00\r\n");
        await (await seller.GetAsync("/v1/me/seller/statements/2026-00")).ShouldBeProblem(404);
        await (await marketplace.Buyer().GetAsync($"/v1/me/seller/statements/{month}")).ShouldBeProblem(404);
    }

    private static long Amount(System.Text.Json.JsonElement json, string name) =>
        json.GetProperty(name).GetProperty("amount").GetInt64();

    private async Task<Dictionary<string, long>> Trial(string until = "") =>
        Rows(await marketplace.Operator.GetJson($"/v1/ledger/trial-balance{until}"));

    private static Dictionary<string, long> Rows(System.Text.Json.JsonElement books) => books.GetProperty("items").EnumerateArray()
        .ToDictionary(row => row.GetProperty("account").GetString()!, row => Amount(row, "debit") - Amount(row, "credit"),
            StringComparer.Ordinal);

    /// <summary>What all sellers are owed.</summary>
    private async Task<long> Owed() => (await marketplace.Operator.GetJson("/v1/ledger/balances?limit=100")).GetProperty("items")
        .EnumerateArray().Sum(balance => Amount(balance, "balance"));

    private static string BooksMonthOf(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(6)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
