using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>What members owe and have, whoever they are, and what the database itself refuses.</summary>
[Collection("marketplace")]
public sealed class FundLoanTests(MarketplaceFixture marketplace)
{
    private static readonly DateOnly First = new(2026, 2, 1);

    [Fact]
    public async Task A_loan_needs_two_signers_who_do_not_borrow_it_and_no_more_than_the_shares_allow()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        await (await fund.Leader.PostCreating($"{fund.Url}/loans", new { amount = FundSteps.Som(60_001), months = 1 }))
            .ShouldBeProblem(409, "loan_above_cap");
        var loan = (await (await fund.Leader.PostCreating(
            $"{fund.Url}/loans", new { amount = FundSteps.Som(60_000), months = 1 })).Json()).Id();
        await (await fund.Leader.PostCreating($"{fund.Url}/loans", new { amount = FundSteps.Som(1), months = 1 }))
            .ShouldBeProblem(409, "loan_exists");
        await (await fund.Post(fund.Leader, $"loans/{loan}/vote", new { approve = true })).ShouldBeProblem(409, "own_loan");
        await (await fund.Post(fund.Treasurer, $"loans/{loan}/vote", new { approve = true })).Json();
        await (await fund.Post(fund.Treasurer, $"loans/{loan}/vote", new { approve = true })).Json();
        (await State(fund, loan)).ShouldBe("asked", "one signer does not count twice");
        var meeting = (await (await fund.Call(First.AddDays(7))).Json()).Id();
        await (await fund.Write(fund.Leader, meeting, fund.List(payouts: [loan]))).ShouldBeProblem(409, "loan_not_voted");
        await (await fund.Post(fund.Third, $"loans/{loan}/vote", new { approve = true })).Json();
        (await marketplace.Broker.Hear<FundLoanDecided>(f => f.LoanId == loan)).Outcome.ShouldBe("voted");
        await (await fund.Write(fund.Leader, meeting, fund.List(payouts: [loan]))).Json();
        await (await fund.Member.GetAsync($"{fund.Url}/loans/{loan}")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_paid_out_and_more_than_is_owed_not_paid_back()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        var loans = new List<Guid>();
        foreach (var who in (HttpClient[])[fund.Member, marketplace.Client(fund.Members[4])])
        {
            loans.Add(await fund.Borrowed(who, 60_000));
        }

        var meeting = (await (await fund.Call(First.AddDays(7))).Json()).Id();
        await (await fund.Write(fund.Leader, meeting, fund.List(shares: 0, payouts: [.. loans]))).Json();
        await (await Count(fund, meeting)).ShouldBeProblem(409, "fund_below_zero");
        await (await fund.Write(fund.Leader, meeting, fund.List(repaid: (fund.Members[3], 1)))).Json();
        await (await Count(fund, meeting)).ShouldBeProblem(409, "fund_below_zero");
        await fund.BooksHold();
    }

    [Fact]
    public async Task A_debt_above_her_shares_is_written_off_by_two_signers_before_the_share_out()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        var loan = await fund.Borrowed(fund.Member, 60_000);
        await fund.Held(First.AddDays(7), fund.List(shares: 0, payouts: [loan]));
        await (await fund.Post(fund.Leader, "closing")).ShouldBeProblem(409, "debt_above_shares");
        await (await fund.Post(fund.Leader, $"loans/{loan}/write-off")).Json();
        await (await fund.Post(fund.Third, $"loans/{loan}/write-off")).Json();
        (await State(fund, loan)).ShouldBe("writtenOff");
        await (await fund.Post(fund.Leader, "closing")).Json();
        await (await fund.Delete(fund.Third, "closing")).Json();
        await (await fund.Post(fund.Leader, "closing")).Json();
        var shared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fund.Post(fund.Treasurer, "share-out")));
        shared.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        await fund.BooksHold();
    }

    [Fact]
    public async Task Who_was_merged_keeps_what_she_saved_and_owes_and_who_was_erased_leaves_figures_only()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        var loan = await fund.Borrowed(fund.Member, 20_000);
        await fund.Held(First.AddDays(7), fund.List(payouts: [loan]));
        var (from, to) = (fund.Members[3], Guid.CreateVersion7());
        await marketplace.Take(new PersonMerged(from, to));
        await marketplace.Take(new PersonMerged(from, to));
        var mine = (await marketplace.Client(to).GetJson(fund.Url)).GetProperty("mine");
        (FundSteps.Amount(mine, "saved"), FundSteps.Amount(mine, "owed")).ShouldBe((40_000, 22_000));
        await (await marketplace.Client(from).GetAsync(fund.Url)).ShouldBeProblem(404);
        await fund.BooksHold();

        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), to));
        FundSteps.Amount(await fund.Totals(), "shares").ShouldBe(200_000);
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.KnownMembers.AnyAsync(m => m.PersonId == to))).ShouldBeFalse();
    }

    [Fact]
    public async Task Facts_of_a_group_may_come_twice_and_in_any_order()
    {
        var (group, leader, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await marketplace.Take(new GroupMemberLeft(group, other, false, 4));
        await marketplace.Take(new GroupRolesChanged(group, other, leader, 3));
        await marketplace.Take(new GroupMemberJoined(group, other, MarketplaceFixture.AtBashy, 2));
        await marketplace.Take(new GroupFormed(group, MarketplaceFixture.AtBashy, leader, LocalText.Same("Топ"), 1));
        await marketplace.Take(new GroupFormed(group, MarketplaceFixture.AtBashy, leader, LocalText.Same("Топ"), 1));
        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            var known = await db.KnownGroups.SingleAsync(g => g.Id == group);
            (known.LeaderId, known.TreasurerId, known.LabId).ShouldBe((other, leader, MarketplaceFixture.AtBashy));
            (await db.KnownMembers.Where(m => m.GroupId == group && m.Belongs).Select(m => m.PersonId).ToListAsync()).ShouldBe([leader]);
        });
        await marketplace.Take(new GroupDissolved(group, 5));
        (await marketplace.WithDb<MarketplaceDb, bool>(db => db.KnownGroups.AnyAsync(g => g.Id == group && g.LeaderId != null)))
            .ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_keeps_every_balance_on_its_side_and_the_books_as_they_were_written()
    {
        var fund = await Fund().Opened();
        await fund.Held(First);
        foreach (var sql in (FormattableString[])[
            $"UPDATE fund_balances SET amount = -1 WHERE fund_id = {fund.Fund} AND account = 1100",
            $"UPDATE fund_balances SET amount = 1 WHERE fund_id = {fund.Fund} AND account = 2100",
            $"UPDATE fund_entries SET amount = amount + 1 WHERE fund_id = {fund.Fund}",
            $"DELETE FROM fund_entries WHERE fund_id = {fund.Fund}",
            $"UPDATE fund_meetings SET second_signer = first_signer WHERE fund_id = {fund.Fund}",
            $"UPDATE funds SET opened_by = created_by WHERE id = {fund.Fund}"])
        {
            (await Should.ThrowAsync<PostgresException>(() =>
                marketplace.WithDb<MarketplaceDb, int>(db => db.Database.ExecuteSqlInterpolatedAsync(sql))))
                .SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        }
    }

    private static Task<HttpResponseMessage> Count(FundSteps fund, Guid meeting) => fund.Post(fund.Leader, $"meetings/{meeting}/count",
        new { loanCash = FundSteps.Som(0), socialCash = FundSteps.Som(0) });

    private FundSteps Fund() => new(marketplace);

    private static async Task<string> State(FundSteps fund, Guid loan) =>
        (await fund.Leader.GetJson($"{fund.Url}/loans/{loan}")).GetProperty("state").GetString()!;
}
