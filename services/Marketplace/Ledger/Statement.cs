using System.Globalization;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>A shop's month.</summary>
/// <param name="Month">Such as 2026-03.</param>
/// <param name="Opening">The balance when it began.</param>
/// <param name="Closing">The balance at its end.</param>
/// <param name="Lines">What changed it, oldest first.</param>
internal sealed record StatementView(string Month, Money Opening, Money Closing, IReadOnlyList<StatementLine> Lines);

/// <summary>One event of money.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">payment, cash, reversal, payout-batched or payout-returned.</param>
/// <param name="What">The kind in the caller's language.</param>
/// <param name="OrderNumber">The order that it is of.</param>
/// <param name="Amount">What the balance gained, or below zero lost.</param>
/// <param name="Balance">After it.</param>
internal sealed record StatementLine(DateTimeOffset At, string Kind, string What, string? OrderNumber, Money Amount, Money Balance);

internal static class Statement
{
    private static readonly Dictionary<string, LocalText> Kinds = new(StringComparer.Ordinal)
    {
        ["payment"] = new("Сатуу", "Продажа", "Sale"),
        ["cash"] = new("Накталай сатуунун комиссиясы", "Комиссия за продажу наличными", "Fee on a sale in cash"),
        ["reversal"] = new("Сатып алуучуга кайтаруу", "Возврат покупателю", "Refund to a buyer"),
        ["invoice"] = new("Туруктуу буйрутма", "Поставка по постоянному заказу", "Delivered on a standing order"),
        ["payout-batched"] = new("Сизге төлөм", "Выплата вам", "Payout to you"),
        ["payout-returned"] = new("Төлөм кайтып келди", "Выплата вернулась", "A payout came back"),
    };

    public static async Task<Results<Ok<StatementView>, ProblemResult>> Handle(string month, Caller caller, MarketplaceDb db,
        HttpContext http,
        CancellationToken token) => await Of(month, caller, db, http, token) is { } statement
        ? TypedResults.Ok(statement) : ProblemResult.NotFound;

    /// <summary>As UTF-8 CSV, amounts in som with a point.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemResult>> AsCsv(string month, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (await Of(month, caller, db, http, token) is not { } statement)
        {
            return ProblemResult.NotFound;
        }

        var text = new StringBuilder("at,what,order,amount,balance\r\n");
        foreach (var line in statement.Lines)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{line.At:yyyy-MM-ddTHH:mm:ssZ},{Csv.Text(line.What)},{line.OrderNumber},{Som(line.Amount)},{Som(line.Balance)}\r\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"statement-{statement.Month}.csv");
    }

    /// <summary>Null for a month that is none, and for who has no shop.</summary>
    public static async Task<StatementView?> Of(string text, Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (BooksMonth.Read(text) is not { } month
            || await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return null;
        }

        var (payable, cash) = (Accounts.Payable(seller.Id), Accounts.Cash(seller.Id));
        var entries = db.Entries.Where(e => e.Account == payable || e.Account == cash);
        var balance = -await entries.Where(e => e.CreatedAt < month.From).SumAsync(e => e.Amount, token);
        var opening = balance;
        var rows = await entries.Where(e => e.CreatedAt >= month.From && e.CreatedAt < month.To)
            .GroupBy(e => new { e.JournalId, e.OrderId }).Select(group => new
            {
                group.Key.JournalId, group.Key.OrderId, Sum = group.Sum(e => e.Amount), At = group.Min(e => e.CreatedAt),
            })
            .Join(db.Journals, row => row.JournalId, j => j.Id, (row, j) => new { row, j.Kind })
            .OrderBy(r => r.row.At).ThenBy(r => r.row.JournalId).ToListAsync(token);
        var orders = rows.Select(r => r.row.OrderId).OfType<Guid>().Distinct().ToList();
        var numbers = await db.Orders.Where(o => orders.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Number, token);
        var lines = new List<StatementLine>();
        foreach (var row in rows)
        {
            balance -= row.row.Sum;
            lines.Add(new StatementLine(row.row.At, row.Kind, Kinds.TryGetValue(row.Kind, out var what) ? http.Say(what) : row.Kind,
                row.row.OrderId is { } order ? numbers.GetValueOrDefault(order) : null, Money.Of(-row.row.Sum), Money.Of(balance)));
        }

        return new StatementView(month.ToString(), Money.Of(opening), Money.Of(balance), lines);
    }

    private static string Som(Money money) => (money.Amount / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
