using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>How a fund opens and ends: two signers each time.</summary>
internal static class CloseFund
{
    public static Task<Results<Ok<FundView>, ProblemResult>> Open(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(id, caller, db, http, (fund, _) => Task.FromResult(fund.Open(caller.PersonId)), token);

    /// <summary>Nothing of it may be under way, and what would be shared out has to come out even.</summary>
    public static Task<Results<Ok<FundView>, ProblemResult>> Ask(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(
        id, caller, db, http,
        async (fund, books) =>
        {
            if (await db.FundMeetings.AnyAsync(m => m.FundId == id && (m.State == MeetingState.Called || m.State == MeetingState.Open
                || m.State == MeetingState.Counted), token))
            {
                return FundRules.UnderWay;
            }

            return ShareOut.Of(books, fund.Members, out _) ?? fund.AskToClose(caller.PersonId);
        },
        token);

    public static Task<Results<Ok<FundView>, ProblemResult>> StayOpen(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(id, caller, db, http, (fund, _) => Task.FromResult(fund.StayOpen()), token);

    /// <summary>Everybody gets hers.</summary>
    public static Task<Results<Ok<FundView>, ProblemResult>> Share(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, caller, db, http,
        async (fund, books) =>
        {
            if ((fund.DisputedMeetingId is null ? null : FundRules.Disputed) is { } disputed)
            {
                return disputed;
            }

            if ((fund.Close(caller.PersonId) ?? ShareOut.Of(books, fund.Members, out _)) is { } broken)
            {
                return broken;
            }

            ShareOut.Of(books, fund.Members, out var postings);
            if (await db.Post(books, id, null, postings, clock.GetUtcNow(), token) is { } below)
            {
                return below;
            }

            foreach (var loan in await db.FundLoans.Where(l => l.FundId == id && l.State == LoanState.PaidOut).ToListAsync(token))
            {
                loan.Settle(books.Of(FundAccount.Loans, loan.MemberId));
            }

            foreach (var member in fund.Members)
            {
                await publish.Publish(new FundSharedOut(id, fund.GroupId, member), token);
            }

            return null;
        },
        token);

    private static async Task<Results<Ok<FundView>, ProblemResult>> Change(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        Func<Fund, FundBooks, Task<Error?>> step, CancellationToken token)
    {
        var (fund, refusal) = await db.LockFund(id, caller, signer: true, token);
        if (refusal is not null)
        {
            return refusal;
        }

        var (books, before) = (await db.Books(id, token), fund.Version);
        if (http.RequireMatchOfStep(fund, before, await step(fund, books)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(fund);
        return TypedResults.Ok(FundView.Of(fund, books, caller.PersonId));
    }
}
