using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>What is wrong.</summary>
/// <param name="Reason">myShares, myLoan, myPayment, cash, attendance or other.</param>
internal sealed record DisputeMeetingBody(FundDisputeReason Reason);

/// <summary>How a meeting's list gets into the books, and out of them again.</summary>
internal static class AgreeOnMeeting
{
    /// <summary>With the second signature it is booked.</summary>
    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Sign(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token) => HoldMeeting.Change(
        id, meetingId, caller, db, http,
        async (fund, meeting) =>
        {
            if (fund.Blocked() is { } blocked)
            {
                return blocked;
            }

            return meeting.Sign(caller.PersonId, out var agreed)
                ?? (agreed ? await Book(db, fund, meeting, clock.GetUtcNow(), token) : null);
        },
        token);

    /// <summary>By any member, of the last meeting: until it is put right nothing goes on.</summary>
    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Dispute(Guid id, Guid meetingId, DisputeMeetingBody body,
        Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token) => HoldMeeting.Change(
        id, meetingId, caller, db, http,
        (fund, meeting) =>
        {
            var broken = fund.State is FundState.SharedOut ? FundRules.WrongState(fund.State)
                : meeting.Dispute(caller.PersonId, body.Reason);
            if (broken is null)
            {
                fund.Dispute(meetingId);
            }

            return Task.FromResult(broken);
        },
        token, signer: false);

    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Withdraw(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token) => HoldMeeting.Change(
        id, meetingId, caller, db, http,
        (fund, meeting) =>
        {
            var broken = meeting.WithdrawDispute(caller.PersonId);
            if (broken is null)
            {
                fund.Dispute(null);
            }

            return Task.FromResult(broken);
        },
        token, signer: false);

    /// <summary>The opposite of every row is added; the list is entered anew as a meeting of its own.</summary>
    public static Task<Results<Ok<FundMeetingView>, ProblemResult>> Reverse(Guid id, Guid meetingId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token) => HoldMeeting.Change(
        id, meetingId, caller, db, http,
        async (fund, meeting) =>
        {
            if (meeting.Reverse(caller.PersonId) is { } broken)
            {
                return broken;
            }

            var entries = await db.FundEntries.AsNoTracking().Where(e => e.MeetingId == meetingId).OrderBy(e => e.Id).ToListAsync(token);
            var books = await db.Books(id, token);
            if (await db.Post(books, id, meetingId, [.. entries.Select(e => e.Posting.Reversed())], clock.GetUtcNow(), token) is { } notSo)
            {
                return notSo;
            }

            fund.Dispute(null);
            foreach (var loan in await db.FundLoans.Where(l => l.FundId == id && l.PaidOutAt == meetingId).ToListAsync(token))
            {
                loan.TakeBack();
            }

            await Settle(db, books, id, token);
            return null;
        },
        token);

    private static async Task<Error?> Book(MarketplaceDb db, Fund fund, FundMeeting meeting, DateTimeOffset now, CancellationToken token)
    {
        var (books, payouts) = (await db.Books(fund.Id, token), await HoldMeeting.Payouts(db, meeting, token));
        var (notSo, expected) = await HoldMeeting.Expect(db, fund, meeting, token);
        if (notSo is not null)
        {
            return notSo;
        }

        IReadOnlyList<Posting> postings =
        [
            .. meeting.List.Postings(fund.SharePrice, payouts),
            .. MeetingList.Difference(meeting.CountedLoanCash!.Value - expected!.LoanCash.Amount,
                meeting.CountedSocialCash!.Value - expected.SocialCash.Amount),
        ];
        foreach (var loan in payouts)
        {
            if (loan.PayOut(meeting.Id, meeting.HeldOn) is { } broken)
            {
                return broken;
            }
        }

        if (await db.Post(books, fund.Id, meeting.Id, postings, now, token) is { } below)
        {
            return below;
        }

        fund.Touch();
        await Settle(db, books, fund.Id, token);
        return null;
    }

    private static async Task Settle(MarketplaceDb db, FundBooks books, Guid fundId, CancellationToken token)
    {
        var loans = await db.FundLoans.Where(l => l.FundId == fundId && (l.State == LoanState.PaidOut || l.State == LoanState.Repaid))
            .ToListAsync(token);
        // Of a member's loans the last one says what she owes.
        foreach (var loan in loans.GroupBy(l => l.MemberId).Select(of => of.MaxBy(l => l.Id)!))
        {
            loan.Settle(books.Of(FundAccount.Loans, loan.MemberId));
        }
    }
}
