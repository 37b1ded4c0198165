using System.ComponentModel;
using CreativeLabs.Marketplace.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>Up to when.</summary>
internal sealed record TrialBalanceQuery([property: Description("Entries before this moment; all of them when left out.")]
    DateTimeOffset? Until = null);

/// <summary>The books at a glance.</summary>
/// <param name="Items">One row for each kind of account.</param>
/// <param name="Debit">Of all rows; the same as the credit.</param>
/// <param name="Credit">Of all rows.</param>
internal sealed record TrialBalanceView(IReadOnlyList<TrialBalanceRow> Items, Money Debit, Money Credit);

/// <summary>All accounts of one kind.</summary>
/// <param name="Account">Such as seller:payable.</param>
/// <param name="Accounts">How many there are.</param>
/// <param name="Debit">The sum of balances that are above zero: what the platform has.</param>
/// <param name="Credit">The sum of balances below zero: what it owes.</param>
internal sealed record TrialBalanceRow(string Account, int Accounts, Money Debit, Money Credit);

internal static class TrialBalance
{
    private sealed record Row(string Kind, int Accounts, long Debit, long Credit);

    public static async Task<Ok<TrialBalanceView>> Handle([AsParameters] TrialBalanceQuery query, MarketplaceDb db, CancellationToken token)
    {
        var until = query.Until?.ToUniversalTime() ?? DateTimeOffset.MaxValue;
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            SELECT split_part(account, ':', 1) || ':' || split_part(account, ':', -1) AS kind, count(*)::int AS accounts,
              coalesce(sum(balance) FILTER (WHERE balance > 0), 0)::bigint AS debit,
              coalesce(-sum(balance) FILTER (WHERE balance < 0), 0)::bigint AS credit
            FROM (SELECT account, sum(amount) AS balance FROM entries WHERE created_at < {until} GROUP BY account) balances
            GROUP BY 1 ORDER BY 1
            """).ToListAsync(token);
        return TypedResults.Ok(new TrialBalanceView(
            rows.ConvertAll(row => new TrialBalanceRow(row.Kind, row.Accounts, Money.Of(row.Debit), Money.Of(row.Credit))),
            Money.Of(rows.Sum(row => row.Debit)), Money.Of(rows.Sum(row => row.Credit))));
    }
}
