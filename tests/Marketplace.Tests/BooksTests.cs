using System.Globalization;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The books as an accountant sees them. A service of its own: it closes months.</summary>
public sealed class BooksTests(Servers servers) : IAsyncLifetime
{
    private readonly MarketplaceFixture marketplace = new(servers);

    private string ThisMonth => BooksMonthOf(marketplace.Clock.GetUtcNow());

    public ValueTask InitializeAsync() => marketplace.InitializeAsync();

    public ValueTask DisposeAsync() => marketplace.DisposeAsync();

    [Fact]
    public async Task The_trial_balance_has_a_row_for_each_kind_of_account_and_both_sides_are_the_same()
    {
        var (_, seller) = await marketplace.NewSeller();
        var before = marketplace.Clock.GetUtcNow();
        marketplace.Clock.Advance(TimeSpan.FromMinutes(1));
        var paid = await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2, 100_000, seller), 1));
        await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2, 60_000), 1));
        await (await seller.PostSeen($"/v1/orders/{paid}/decline", new { reason = "other" })).Json();
        var books = await marketplace.Operator.GetJson("/v1/ledger/trial-balance");
        var rows = books.GetProperty("items").EnumerateArray().ToDictionary(
            r => r.GetProperty("account").GetString()!,
            r => r.GetProperty("debit").GetProperty("amount").GetInt64() - r.GetProperty("credit").GetProperty("amount").GetInt64(),
            StringComparer.Ordinal);
        (rows["rail:clearing"], rows["seller:payable"], rows["platform:fee"], rows["buyer:refund-due"])
            .ShouldBe((160_000, -57_000, -3_000, -100_000));
        books.GetProperty("debit").GetProperty("amount").GetInt64().ShouldBe(160_000);
        books.GetProperty("credit").GetProperty("amount").GetInt64().ShouldBe(160_000);
        (await marketplace.Operator.GetJson($"/v1/ledger/trial-balance?until={Uri.EscapeDataString(before.ToString("O"))}"))
            .GetProperty("items").GetArrayLength().ShouldBe(0);
        (await marketplace.Operator.GetJson("/v1/ledger/balances?limit=100")).GetProperty("items").EnumerateArray()
            .Sum(b => b.GetProperty("balance").GetProperty("amount").GetInt64()).ShouldBe(57_000);
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
        await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1));
        await marketplace.Bought(marketplace.Buyer(), (await marketplace.Listed(2), 1));
        var answer = await marketplace.Operator.GetAsync($"/v1/ledger/export?month={ThisMonth}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("journal,kind,reference,order,account,amount,at");
        lines.Length.ShouldBe(1 + 6);
        lines.Skip(1).Sum(line => long.Parse(line.Split(',')[5], CultureInfo.InvariantCulture)).ShouldBe(0);
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

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"it\"", "\"say \"\"it\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("", "")]
    public void A_text_in_a_table_is_never_a_formula(string text, string written) => Csv.Text(text).ShouldBe(written);

    private static long Amount(System.Text.Json.JsonElement json, string name) =>
        json.GetProperty(name).GetProperty("amount").GetInt64();

    private static string BooksMonthOf(DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(6)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
