using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Funds;

/// <summary>Who may see what of a fund: its members, its signers, and the lab and the operator totals only.</summary>
internal static class FundAccess
{
    /// <summary>The fund of a member.</summary>
    public static Task<Fund?> FundOf(this MarketplaceDb db, Guid id, Caller caller, CancellationToken token) => db.Funds.AsNoTracking()
        .SingleOrDefaultAsync(f => f.Id == id && (f.Members.Contains(caller.PersonId) || f.Signers.Contains(caller.PersonId)), token);

    /// <summary>The fund, for change: locked until the transaction ends. Nobody who does not belong to it learns that it
    /// is there.</summary>
    public static async Task<(Fund Fund, ProblemResult? Refusal)> LockFund(this MarketplaceDb db, Guid id, Caller caller, bool signer,
        CancellationToken token)
    {
        var fund = await db.LockAsync<Fund>(id, token);
        return fund is null || !fund.Belongs(caller.PersonId) ? (null!, ProblemResult.NotFound)
            : signer && !fund.IsSigner(caller.PersonId) ? (fund, ProblemResult.Forbidden) : (fund, null);
    }

    public static async Task<Results<Ok<FundView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.FundOf(id, caller, token) is not { } fund)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(fund);
        return TypedResults.Ok(FundView.Of(fund, await db.Books(id, token), caller.PersonId));
    }

    /// <summary>Without what any one member has.</summary>
    public static async Task<Results<Ok<FundTotals>, ProblemResult>> Totals(Guid id, Caller caller, MarketplaceDb db,
        CancellationToken token) =>
        await db.Funds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, token) is { } fund
            && (caller.IsOperator || (fund.LabId is { } lab && caller.IsCoordinatorOf(lab)) || fund.Belongs(caller.PersonId))
            ? TypedResults.Ok(FundTotals.Of(await db.Books(id, token))) : ProblemResult.NotFound;

    public static async Task<Results<Ok<Page<FundView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var funds = await db.Funds.AsNoTracking()
            .Where(f => (f.Members.Contains(caller.PersonId) || f.Signers.Contains(caller.PersonId)) && f.Id > page.After)
            .OrderBy(f => f.Id).Take(page.Size + 1).ToListAsync(token);
        var ids = funds.ConvertAll(f => f.Id);
        var balances = (await db.FundBalances.AsNoTracking().Where(b => ids.Contains(b.FundId)).ToListAsync(token))
            .ToLookup(b => b.FundId, b => ((FundAccount)b.Account, b.MemberId, b.Amount));
        return TypedResults.Ok(page.ToPage(funds, f => f.Id, f => FundView.Of(f, new FundBooks(balances[f.Id]), caller.PersonId), http));
    }

    /// <summary>All of them for signers; for who is none, those that are of her.</summary>
    public static async Task<Results<Ok<Page<FundEntryView>>, ProblemResult>> Entries(Guid id, [AsParameters] PageQuery page,
        Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.FundOf(id, caller, token) is not { } fund)
        {
            return ProblemResult.NotFound;
        }

        var (me, all) = (caller.PersonId, fund.IsSigner(caller.PersonId));
        var entries = db.FundEntries.AsNoTracking()
            .Where(e => e.FundId == id && e.Id > page.After && (all || e.DebitMember == me || e.CreditMember == me)).OrderBy(e => e.Id);
        return TypedResults.Ok(await page.ToPageAsync(entries, e => e.Id, FundEntryView.Of, http));
    }
}
