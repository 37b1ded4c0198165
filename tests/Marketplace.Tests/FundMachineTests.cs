using System.Text.Json;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Funds;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Funds in the hands of members who do anything at any time: whatever is refused is refused clearly, the books sum to zero, no
/// balance is on the wrong side of nothing, nothing is booked by one signer alone, and a share-out gives away all that there is. A service
/// of its own.</summary>
public sealed class FundMachineTests(Servers servers) : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 4);

    private readonly MarketplaceFixture marketplace = new(servers);
    private Random chance = new(0);
    private FundSteps fund = null!;
    private DateOnly day = First;
    private int agreed;

    public ValueTask InitializeAsync() => marketplace.InitializeAsync();

    public ValueTask DisposeAsync() => marketplace.DisposeAsync();

    [Fact]
    public Task Whatever_members_do_in_whatever_order_the_money_of_the_fund_is_all_there() => Depth.Prove(async () =>
    {
        chance = Depth.Random();
        await Begin();
        var steps = Depth.Times(10_000);
        for (var step = 1; step <= steps; step++)
        {
            await Step(chance.Next(20));
            if (step % 100 == 0)
            {
                await Hold();
                await BeginAnewWhenOver(step % 500 == 0);
            }
        }

        await Hold();
        agreed.ShouldBeGreaterThan(0, "meetings came into the books");
    });

    private async Task Begin()
    {
        fund = await new FundSteps(marketplace).Opened();
        day = First;
    }

    /// <summary>A year is over once it is shared out; some end that way on purpose.</summary>
    private async Task BeginAnewWhenOver(bool end)
    {
        if (end)
        {
            await Done(fund.Post(fund.Leader, "closing"));
            await Done(fund.Post(fund.Treasurer, "share-out"));
        }

        if (await State() == "sharedOut" || day > First.AddDays(330))
        {
            await Hold();
            await Begin();
        }
    }

    private Task Step(int kind) => kind switch
    {
        0 or 1 => Call(),
        2 or 3 or 4 => List(),
        5 or 6 => Count(),
        7 or 8 or 9 or 10 => Sign(),
        11 => OfMeeting("dispute", new { reason = "other" }),
        12 => OfMeeting("reversal"),
        13 => Deleted(chance.Next(2) == 0 ? "dispute" : "count"),
        14 => Borrow(),
        15 or 16 => Vote(),
        17 => WriteOff(),
        18 => chance.Next(6) == 0 ? Done(fund.Post(Anybody, "closing")) : Done(fund.Delete(Anybody, "closing")),
        _ => chance.Next(8) == 0 ? Done(fund.Post(Anybody, "share-out")) : Deleted(""),
    };

    private HttpClient Anybody => marketplace.Client(Any(fund.Members));

    private async Task Call()
    {
        day = day.AddDays(chance.Next(3) == 0 ? 0 : 1);
        await Done(fund.Call(day, Anybody, paper: chance.Next(4) == 0));
    }

    private async Task List()
    {
        if (await Meeting() is { } meeting)
        {
            var loans = await Loans(LoanState.Voted);
            await Done(fund.Write(Anybody, meeting, new
            {
                lines = fund.Members.Select(member => new
                {
                    personId = member, present = chance.Next(5) > 0, shares = chance.Next(6), social = chance.Next(600),
                    repaid = chance.Next(3) == 0 ? chance.Next(1, 30_000) : 0, fine = chance.Next(5) == 0 ? 500 : 0,
                }).ToArray(),
                payouts = chance.Next(2) == 0 ? [.. loans.Take(1)] : Array.Empty<Guid>(),
            }));
        }
    }

    private async Task Count()
    {
        if (await Meeting() is not { } meeting)
        {
            return;
        }

        var expected = (await fund.Leader.GetJson($"{fund.Url}/meetings/{meeting}")).GetProperty("expected");
        var difference = chance.Next(4) == 0 ? chance.Next(-400, 400) : 0;
        var (loan, social) = expected.ValueKind is JsonValueKind.Null
            ? (0, 0) : (FundSteps.Amount(expected, "loanCash") + difference, FundSteps.Amount(expected, "socialCash"));
        await Done(fund.Post(Anybody, $"meetings/{meeting}/count", new
        {
            loanCash = FundSteps.Som(Math.Max(0, loan)), socialCash = FundSteps.Som(Math.Max(0, social)),
        }));
    }

    private async Task Sign()
    {
        if (await Meeting() is { } meeting && await Done(fund.Post(Anybody, $"meetings/{meeting}/signature")) is { } signed)
        {
            agreed += signed.GetProperty("state").GetString() == "agreed" ? 1 : 0;
        }
    }

    private async Task OfMeeting(string step, object? body = null)
    {
        if (chance.Next(3) == 0 && await Meeting() is { } meeting)
        {
            await Done(fund.Post(Anybody, $"meetings/{meeting}/{step}", body));
        }
    }

    private async Task Deleted(string what)
    {
        if (chance.Next(3) == 0 && await Meeting() is { } meeting)
        {
            await Done(fund.Delete(Anybody, what.Length == 0 ? $"meetings/{meeting}" : $"meetings/{meeting}/{what}"));
        }
    }

    private Task<JsonElement?> Borrow() => Done(Anybody.PostCreating($"{fund.Url}/loans",
        new { amount = FundSteps.Som(chance.Next(1, 60_000)), months = chance.Next(1, 6) }));

    private async Task Vote()
    {
        if (await Loans(LoanState.Asked) is { Count: > 0 } asked)
        {
            await Done(fund.Post(Anybody, $"loans/{Any(asked)}/vote", new { approve = chance.Next(5) > 0 }));
        }
    }

    private async Task WriteOff()
    {
        if (chance.Next(4) == 0 && await Loans(LoanState.PaidOut) is { Count: > 0 } lent)
        {
            await Done(fund.Post(Anybody, $"loans/{Any(lent)}/write-off"));
        }
    }

    private Task<List<Guid>> Loans(LoanState state) => marketplace.WithDb<MarketplaceDb, List<Guid>>(db =>
        db.FundLoans.Where(l => l.FundId == fund.Fund && l.State == state).Select(l => l.Id).ToListAsync());

    /// <summary>Mostly the last one.</summary>
    private async Task<Guid?> Meeting()
    {
        var all = await marketplace.WithDb<MarketplaceDb, List<Guid>>(db =>
            db.FundMeetings.Where(m => m.FundId == fund.Fund).OrderByDescending(m => m.Id).Select(m => m.Id).ToListAsync());
        return all.Count == 0 ? null : chance.Next(8) == 0 ? Any(all) : all[0];
    }

    private async Task<string> State() => (await fund.Leader.GetJson(fund.Url)).GetProperty("state").GetString()!;

    /// <summary>Null for what was refused clearly.</summary>
    private static async Task<JsonElement?> Done(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        ((int)answer.StatusCode < 500).ShouldBeTrue($"{answer.RequestMessage?.RequestUri} {await answer.Content.ReadAsStringAsync()}");
        return answer.IsSuccessStatusCode && answer.StatusCode != System.Net.HttpStatusCode.NoContent ? await answer.Json() : null;
    }

    private T Any<T>(IReadOnlyList<T> things) => things[chance.Next(things.Count)];

    private async Task Hold()
    {
        await fund.BooksHold();
        var totals = await fund.Totals();
        foreach (var name in (string[])["loanCash", "socialCash", "bank", "loans", "shares", "social", "outside"])
        {
            FundSteps.Amount(totals, name).ShouldBeGreaterThanOrEqualTo(0, name);
        }

        (FundSteps.Amount(totals, "loanCash") + FundSteps.Amount(totals, "socialCash") + FundSteps.Amount(totals, "bank")
            + FundSteps.Amount(totals, "loans") + FundSteps.Amount(totals, "spent"))
            .ShouldBe(FundSteps.Amount(totals, "shares") + FundSteps.Amount(totals, "social") + FundSteps.Amount(totals, "outside")
                + FundSteps.Amount(totals, "earned"));
        if (await State() == "sharedOut")
        {
            (FundSteps.Amount(totals, "loanCash"), FundSteps.Amount(totals, "shares"), FundSteps.Amount(totals, "loans"))
                .ShouldBe((0, 0, 0), "all of it was shared out");
        }

        await marketplace.WithDb<MarketplaceDb>(async db =>
        {
            (await db.FundMeetings.AnyAsync(m => m.FundId == fund.Fund && m.FirstSigner == m.SecondSigner && m.FirstSigner != null))
                .ShouldBeFalse("two different signers");
            (await db.FundEntries.AnyAsync(e => e.FundId == fund.Fund && e.MeetingId != null && db.FundMeetings.Any(
                m => m.Id == e.MeetingId && m.SecondSigner == null && m.State != MeetingState.Reversed)))
                .ShouldBeFalse("nothing is booked before both signed");
        });
    }
}
