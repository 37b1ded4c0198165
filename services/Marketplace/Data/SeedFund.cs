using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Funds;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>The fund of the group in At-Bashy: one meeting is in the books, a loan is asked for.</summary>
internal static class SeedFund
{
    private static readonly Guid Leader = WellKnown.Id("person/at-bashy/mentor");
    private static readonly Guid Treasurer = WellKnown.Id("person/at-bashy/trainer");

    public static async Task Seed(MarketplaceDb db, DateTimeOffset now)
    {
        var group = WellKnown.Id("group/at-bashy/wool");
        if (await db.Funds.AnyAsync(f => f.GroupId == group))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var starts = new DateOnly(now.Year, 1, 1);
        var fund = Fund.Form(group, WellKnown.Id("lab/at-bashy"), [Leader, Treasurer], [Leader, Treasurer],
            new FundTerms(Money.Of(20_000), 5, 20, 3, starts, starts.AddYears(1)), Leader, now);
        fund.Open(Treasurer);
        var meeting = FundMeeting.Call(fund.Id, starts.AddDays(9), paper: true, Leader, now);
        meeting.Write(
            new MeetingList([new MeetingLine(Leader, true, 3, 5_000), new MeetingLine(Treasurer, true, 5, 5_000, Fine: 1_000)]), 2);
        meeting.Count(161_000, 10_000);
        meeting.Sign(Leader, out _);
        meeting.Sign(Treasurer, out _);
        db.AddRange(fund, meeting, FundLoan.Ask(fund, Leader, 100_000, 4, now));
        await db.SaveChangesAsync();
        await db.Post(new FundBooks([]), fund.Id, meeting.Id, meeting.List.Postings(fund.SharePrice, []), now, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
