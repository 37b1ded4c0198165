using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>The money of an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Entries">Oldest first; a seller sees those of her own accounts.</param>
internal sealed record OrderLedgerView(Guid OrderId, IReadOnlyList<EntryView> Entries);

/// <summary>One side of a journal.</summary>
/// <param name="JournalId">Entries of one journal sum to zero.</param>
/// <param name="Kind">payment, cash, refund-due, reversal, refund or refund-reversed.</param>
/// <param name="Account">Such as rail:clearing or seller:{id}:payable.</param>
/// <param name="Amount">Positive: what the account got. Negative: what is owed.</param>
/// <param name="At">When.</param>
internal sealed record EntryView(Guid JournalId, string Kind, string Account, Money Amount, DateTimeOffset At);

/// <summary>What a shop has earned.</summary>
/// <param name="Balance">What the platform owes the seller; below zero when she owes fees on cash.</param>
/// <param name="Earned">All sales, less fees and what went back to buyers.</param>
/// <param name="ReceivedInCash">Of this, what buyers gave her in hand.</param>
/// <param name="PaidOut">Of this, what was paid out to her or is on its way.</param>
internal sealed record BalanceView(Money Balance, Money Earned, Money ReceivedInCash, Money PaidOut);

/// <summary>Whether the books balance.</summary>
/// <param name="Sum">Of all entries, tyiyn; 0 when the books balance.</param>
/// <param name="Journals">How many.</param>
/// <param name="Unbalanced">Journals whose own entries do not sum to zero; 0 when the books balance.</param>
/// <param name="RefundsDue">What is owed to buyers.</param>
internal sealed record LedgerCheckView(long Sum, long Journals, long Unbalanced, Money RefundsDue);

internal static class GetLedger
{
    public static async Task<Results<Ok<OrderLedgerView>, ProblemResult>> OfOrder(Guid id, Caller caller, MarketplaceDb db,
        CancellationToken token)
    {
        if (await db.OrdersWithParts.AsNoTracking().Seen(caller).SingleOrDefaultAsync(o => o.Id == id, token) is not { } order)
        {
            return ProblemResult.NotFound;
        }

        var own = GetOrder.OnlyOf(order, caller) is { } seller ? $"seller:{order.PartOf(seller)!.SellerId}:" : "";
        var entries = await db.Entries.AsNoTracking().Where(e => e.OrderId == id && e.Account.StartsWith(own))
            .Join(db.Journals, e => e.JournalId, j => j.Id, (e, j) => new { Entry = e, j.Kind })
            .OrderBy(row => row.Entry.CreatedAt).ThenBy(row => row.Entry.JournalId).ThenByDescending(row => row.Entry.Amount)
                .ToListAsync(token);
        return TypedResults.Ok(new OrderLedgerView(id, entries.ConvertAll(row =>
            new EntryView(row.Entry.JournalId, row.Kind, row.Entry.Account, Money.Of(row.Entry.Amount), row.Entry.CreatedAt))));
    }

    public static async Task<Results<Ok<BalanceView>, ProblemResult>> OfMyShop(Caller caller, MarketplaceDb db, CancellationToken token)
    {
        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        var (payable, cash) = (Accounts.Payable(seller.Id), Accounts.Cash(seller.Id));
        var sums = await db.Entries.Where(e => e.Account == payable || e.Account == cash)
            .Join(db.Journals, e => e.JournalId, j => j.Id, (e, j) => new { e.Account, e.Amount, Out = j.Kind.StartsWith("payout") })
            .GroupBy(row => new { row.Account, row.Out }).Select(group => new { group.Key, Sum = group.Sum(row => row.Amount) })
                .ToListAsync(token);
        var earned = -sums.Where(row => row.Key.Account == payable && !row.Key.Out).Sum(row => row.Sum);
        var inHand = sums.Where(row => row.Key.Account == cash).Sum(row => row.Sum);
        var paidOut = sums.Where(row => row.Key.Account == payable && row.Key.Out).Sum(row => row.Sum);
        return TypedResults.Ok(
            new BalanceView(Money.Of(earned - inHand - paidOut), Money.Of(earned), Money.Of(inHand), Money.Of(paidOut)));
    }

    public static async Task<Ok<LedgerCheckView>> Check(MarketplaceDb db, CancellationToken token)
    {
        var journals = await db.Journals.LongCountAsync(token);
        var sum = await db.Entries.SumAsync(e => e.Amount, token);
        var unbalanced = await db.Entries.GroupBy(e => e.JournalId).Where(group => group.Sum(e => e.Amount) != 0).LongCountAsync(token);
        var refunds = await db.Entries.Where(e => e.Account.EndsWith(":refund-due")).SumAsync(e => e.Amount, token);
        return TypedResults.Ok(new LedgerCheckView(sum, journals, unbalanced, Money.Of(-refunds)));
    }
}
