using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>A group with a leader, a treasurer, a third signer and two more members, and what they do with their fund.</summary>
internal sealed class FundSteps(MarketplaceFixture marketplace, Guid? leader = null, Guid? member = null)
{
    public Guid Group { get; } = Guid.CreateVersion7();

    /// <summary>The leader, the treasurer, the third signer, and two who sign nothing.</summary>
    public Guid[] Members { get; } =
    [
        leader ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), member ?? Guid.CreateVersion7(),
        Guid.CreateVersion7(),
    ];

    public Guid Fund { get; private set; }

    public HttpClient Leader => marketplace.Client(Members[0]);

    public HttpClient Treasurer => marketplace.Client(Members[1]);

    public HttpClient Third => marketplace.Client(Members[2]);

    public HttpClient Member => marketplace.Client(Members[3]);

    public string Url => $"/v1/funds/{Fund}";

    /// <summary>As Registration's facts leave it.</summary>
    public async Task<FundSteps> Gather(Guid? lab = null)
    {
        await marketplace.WithDb<MarketplaceDb, int>(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO known_groups (id, lab_id, leader_id, treasurer_id, told_by)
            VALUES ({Group}, {lab ?? MarketplaceFixture.AtBashy}, {Members[0]}, {Members[1]}, 6);
            INSERT INTO known_members (group_id, person_id, belongs, told_by) SELECT {Group}, unnest({Members}), true, 6;
            """));
        return this;
    }

    public object Body(int sharePrice = 10_000) => new
    {
        groupId = Group,
        terms = new
        {
            sharePrice = Som(sharePrice), mostShares = 5, chargePermille = 20, loanTimes = 3, startsOn = "2026-01-01",
            endsOn = "2027-01-01",
        },
        signers = new[] { Members[2] },
    };

    public async Task<FundSteps> Opened(Guid? lab = null)
    {
        await Gather(lab);
        Fund = (await (await Leader.PostCreating("/v1/funds", Body())).Json()).Id();
        await (await Post(Treasurer, "opening")).Json();
        return this;
    }

    /// <summary>These members are erased.</summary>
    public async Task Lost(params int[] members)
    {
        foreach (var gone in members)
        {
            await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), Members[gone]));
        }
    }

    public Task<HttpResponseMessage> Call(DateOnly day, HttpClient? by = null, bool paper = false) =>
        (by ?? Leader).PostCreating($"{Url}/meetings", new { heldOn = day, paper });

    public object List(int shares = 2, long social = 500, Guid[]? payouts = null, params (Guid Member, long Repaid)[] repaid) => new
    {
        lines = Members.Select(m => new
        {
            personId = m, present = true, shares, social, repaid = repaid.Where(r => r.Member == m).Sum(r => r.Repaid),
        }).ToArray(),
        payouts = payouts ?? [],
    };

    public Task<HttpResponseMessage> Write(HttpClient by, Guid meeting, object list, string ifMatch = "*") =>
        by.SendWith(HttpMethod.Put, $"{Url}/meetings/{meeting}/list", list, ifMatch);

    /// <summary>Everybody comes, saves, and it is agreed.</summary>
    public async Task<Guid> Held(DateOnly day, object? list = null, long difference = 0)
    {
        var meeting = (await (await Call(day)).Json()).Id();
        await (await Write(Leader, meeting, list ?? List())).Json();
        await Counted(meeting, difference);
        await (await Post(Leader, $"meetings/{meeting}/signature")).Json();
        await (await Post(Treasurer, $"meetings/{meeting}/signature")).Json();
        return meeting;
    }

    /// <summary>A meeting that is under way.</summary>
    public async Task<Guid> Meets(bool written = false, bool counted = false)
    {
        var meeting = (await (await Call(new DateOnly(2026, 2, 1), Treasurer)).Json()).Id();
        if (written)
        {
            await (await Write(Treasurer, meeting, List())).Json();
        }

        if (counted)
        {
            await Counted(meeting);
        }

        return meeting;
    }

    /// <summary>The second signature is the third signer's, so that the leader may reverse it.</summary>
    public async Task<Guid> Disputed(HttpClient by)
    {
        var meeting = await Meets(written: true, counted: true);
        await (await Post(Treasurer, $"meetings/{meeting}/signature")).Json();
        await (await Post(Third, $"meetings/{meeting}/signature")).Json();
        await (await Post(by, $"meetings/{meeting}/dispute", new { reason = "other" })).Json();
        return meeting;
    }

    public async Task Counted(Guid meeting, long difference = 0)
    {
        var expected = (await Leader.GetJson($"{Url}/meetings/{meeting}")).GetProperty("expected");
        await (await Post(Treasurer, $"meetings/{meeting}/count", new
        {
            loanCash = Som(Amount(expected, "loanCash") + difference), socialCash = Som(Amount(expected, "socialCash")),
        })).Json();
    }

    public async Task<Guid> Borrowed(HttpClient who, long amount)
    {
        var loan = (await (await who.PostCreating($"{Url}/loans", new { amount = Som(amount), months = 5 })).Json()).Id();
        foreach (var signer in (HttpClient[])[Leader, Treasurer])
        {
            await (await Post(signer, $"loans/{loan}/vote", new { approve = true })).Json();
        }

        return loan;
    }

    public Task<HttpResponseMessage> Post(HttpClient by, string step, object? body = null, string ifMatch = "*") =>
        by.SendWith(HttpMethod.Post, $"{Url}/{step}", body, ifMatch);

    public Task<HttpResponseMessage> Delete(HttpClient by, string step) => by.SendWith(HttpMethod.Delete, $"{Url}/{step}", ifMatch: "*");

    public async Task<JsonElement> Totals() => (await Leader.GetJson(Url)).GetProperty("totals");

    /// <summary>Entries and balances say the same, and all of it sums to zero.</summary>
    public async Task BooksHold()
    {
        var wrong = await marketplace.WithDb<MarketplaceDb, List<string>>(db => db.Database.SqlQuery<string>(
            $"""
            WITH legs AS (
              SELECT debit AS account, coalesce(debit_member, '00000000-0000-0000-0000-000000000000') AS member, amount
              FROM fund_entries WHERE fund_id = {Fund}
              UNION ALL SELECT credit, coalesce(credit_member, '00000000-0000-0000-0000-000000000000'), -amount
              FROM fund_entries WHERE fund_id = {Fund}),
            sums AS (SELECT account, member, sum(amount) AS amount FROM legs GROUP BY 1, 2)
            SELECT coalesce(s.account, b.account)::text AS "Value" FROM sums s
            FULL JOIN (SELECT * FROM fund_balances WHERE fund_id = {Fund}) b ON b.account = s.account AND b.member_id = s.member
            WHERE coalesce(s.amount, 0) <> coalesce(b.amount, 0)
            """).ToListAsync());
        wrong.ShouldBeEmpty();
    }

    public static object Som(long amount) => new { amount, currency = "KGS" };

    public static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
