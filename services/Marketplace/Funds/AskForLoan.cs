using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>A loan to ask for.</summary>
/// <param name="Amount">No more than the fund lends by the caller's shares.</param>
/// <param name="Months">1 to 24.</param>
internal sealed record AskForLoanBody(Money Amount, int Months);

/// <summary>A signer's vote.</summary>
/// <param name="Approve">True: for it.</param>
internal sealed record VoteOnLoanBody(bool Approve);

internal static class AskForLoan
{
    public static async Task<Results<Created<FundLoanView>, ProblemResult>> Handle(Guid id, AskForLoanBody body, Caller caller,
        MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Price(body.Amount, "amount").Range(body.Months, 1, 24, "months").Problem is { } invalid)
        {
            return invalid;
        }

        var (fund, refusal) = await db.LockFund(id, caller, signer: false, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (fund.Blocked() is { } blocked)
        {
            return ProblemResult.Of(blocked);
        }

        var most = -(await db.Books(id, token)).Of(FundAccount.Shares, caller.PersonId) * fund.LoanTimes;
        if (body.Amount.Amount > most)
        {
            return ProblemResult.Of(FundRules.LoanAboveCap.With("most", Money.Of(most)));
        }

        var loan = FundLoan.Ask(fund, caller.PersonId, body.Amount.Amount, body.Months, clock.GetUtcNow());
        db.Add(loan);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(FundLoan.OneAtATime))
        {
            return ProblemResult.Of(FundRules.OneLoan);
        }

        http.SetETag(loan);
        return TypedResults.Created($"/v1/funds/{id}/loans/{loan.Id}", FundLoanView.Of(loan, Today(clock)));
    }

    /// <summary>By a signer who does not borrow it.</summary>
    public static Task<Results<Ok<FundLoanView>, ProblemResult>> Vote(Guid id, Guid loanId, VoteOnLoanBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, loanId, caller, db, clock, http,
        async (fund, loan) =>
        {
            var broken = fund.Blocked() ?? loan.Vote(caller.PersonId, body.Approve);
            if (broken is null && loan.State is LoanState.Voted or LoanState.Refused)
            {
                var outcome = loan.State is LoanState.Voted ? "voted" : "refused";
                await publish.Publish(new FundLoanDecided(loan.Id, id, fund.GroupId, loan.MemberId, outcome), token);
            }

            return broken;
        },
        token);

    /// <summary>With the second signer's vote what is owed is written off.</summary>
    public static Task<Results<Ok<FundLoanView>, ProblemResult>> WriteOff(Guid id, Guid loanId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, loanId, caller, db, clock, http,
        async (fund, loan) =>
        {
            if ((fund.Blocked() ?? loan.VoteToWriteOff(caller.PersonId)) is { } broken)
            {
                return broken;
            }

            var books = await db.Books(id, token);
            var owed = books.Of(FundAccount.Loans, loan.MemberId);
            return loan.State is LoanState.WrittenOff && owed > 0 ? await db.Post(books, id, null,
                [new Posting("write-off", FundAccount.WriteOffs, FundAccount.Loans, owed, CreditMember: loan.MemberId)],
                clock.GetUtcNow(), token) : null;
        },
        token);

    /// <summary>Her own, and for signers all, the newest first.</summary>
    public static async Task<Results<Ok<Page<FundLoanView>>, ProblemResult>> All(Guid id, [AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.FundOf(id, caller, token) is not { } fund)
        {
            return ProblemResult.NotFound;
        }

        var all = fund.IsSigner(caller.PersonId);
        var loans = db.FundLoans.AsNoTracking()
            .Where(l => l.FundId == id && (all || l.MemberId == caller.PersonId) && (page.After == Guid.Empty || l.Id < page.After))
            .OrderByDescending(l => l.Id);
        return TypedResults.Ok(await page.ToPageAsync(loans, l => l.Id, l => FundLoanView.Of(l, Today(clock)), http));
    }

    public static async Task<Results<Ok<FundLoanView>, ProblemResult>> One(Guid id, Guid loanId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.FundOf(id, caller, token) is not { } fund
            || await db.FundLoans.AsNoTracking().SingleOrDefaultAsync(l => l.Id == loanId && l.FundId == id, token) is not { } loan
            || !(fund.IsSigner(caller.PersonId) || loan.MemberId == caller.PersonId))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(loan);
        return TypedResults.Ok(FundLoanView.Of(loan, Today(clock)));
    }

    private static async Task<Results<Ok<FundLoanView>, ProblemResult>> Change(Guid id, Guid loanId, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, Func<Fund, FundLoan, Task<Error?>> step, CancellationToken token)
    {
        var (fund, refusal) = await db.LockFund(id, caller, signer: true, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await db.FundLoans.SingleOrDefaultAsync(l => l.Id == loanId && l.FundId == id, token) is not { } loan)
        {
            return ProblemResult.NotFound;
        }

        var before = loan.Version;
        if (http.RequireMatchOfStep(loan, before, await step(fund, loan)) is { } notSo)
        {
            return notSo;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(loan);
        return TypedResults.Ok(FundLoanView.Of(loan, Today(clock)));
    }

    /// <summary>In Kyrgyzstan.</summary>
    private static DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(6)).DateTime);
}
