using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>Who is owed what.</summary>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">Its name.</param>
/// <param name="Balance">What the platform owes her; below zero when she owes fees on cash.</param>
/// <param name="InTransit">On its way to her.</param>
internal sealed record SellerBalanceView(Guid SellerId, string Seller, Money Balance, Money InTransit);

internal static class Balances
{
    /// <summary>What the platform owes a seller and has not put on its way, tyiyn.</summary>
    public static async Task<long> Of(MarketplaceDb db, Guid sellerId, CancellationToken token)
    {
        var (payable, cash) = (Accounts.Payable(sellerId), Accounts.Cash(sellerId));
        return -await db.Entries.Where(e => e.Account == payable || e.Account == cash).SumAsync(e => e.Amount, token);
    }

    /// <summary>Of every shop, oldest first.</summary>
    public static async Task<Results<Ok<Page<SellerBalanceView>>, ProblemResult>> All([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var sellers = await db.Sellers.AsNoTracking().Where(s => s.Id > page.After).OrderBy(s => s.Id).Take(page.Size + 1)
            .ToListAsync(token);
        var accounts = sellers.SelectMany(s => new[] { Accounts.Payable(s.Id), Accounts.Cash(s.Id) }).ToList();
        var sums = await db.Entries.Where(e => accounts.Contains(e.Account)).GroupBy(e => e.Account)
            .Select(group => new { Account = group.Key, Sum = group.Sum(e => e.Amount) })
                .ToDictionaryAsync(row => row.Account, row => row.Sum, token);
        var ids = sellers.ConvertAll(s => s.Id);
        var onTheirWay = await db.Payouts.IgnoreAutoIncludes()
            .Where(p => ids.Contains(p.SellerId) && (p.State == PayoutState.Batched || p.State == PayoutState.Approved
                || p.State == PayoutState.Sent || p.State == PayoutState.Unknown))
            .GroupBy(p => p.SellerId).Select(group => new { group.Key, Sum = group.Sum(p => p.Amount) })
            .ToDictionaryAsync(row => row.Key, row => row.Sum, token);
        return TypedResults.Ok(page.ToPage(
            sellers, s => s.Id,
            s => new SellerBalanceView(s.Id, http.Say(s.DisplayName),
                Money.Of(-sums.GetValueOrDefault(Accounts.Payable(s.Id)) - sums.GetValueOrDefault(Accounts.Cash(s.Id))),
                Money.Of(onTheirWay.GetValueOrDefault(s.Id))),
            http));
    }
}
