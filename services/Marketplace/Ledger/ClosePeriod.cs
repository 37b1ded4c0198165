using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>A month to close.</summary>
/// <param name="Month">Such as 2026-03; it must be over.</param>
internal sealed record ClosePeriodBody(string Month);

/// <summary>A month that is closed.</summary>
/// <param name="Month">Such as 2026-03.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="ClosedAt">When.</param>
internal sealed record LedgerPeriodView(string Month, Guid ClosedBy, DateTimeOffset ClosedAt)
{
    public static LedgerPeriodView Of(LedgerPeriod period) =>
        new(new BooksMonth(period.Month).ToString(), period.ClosedBy, period.ClosedAt);
}

/// <summary>The months that are closed.</summary>
internal sealed record LedgerPeriodsView(IReadOnlyList<LedgerPeriodView> Items);

internal static class ClosePeriod
{
    private static readonly Error NotOver = new("period_not_over",
        "Бул ай бүтө элек.", "Этот месяц ещё не закончился.", "This month is not over yet.");

    private static readonly Error Closed = new("period_closed",
        "Бул ай жабылган.", "Этот месяц уже закрыт.", "This month is closed already.");

    private static readonly Error Unbalanced = new("books_unbalanced",
        "Эсептер төп келбейт, ай жабылган жок.", "Счета не сходятся, месяц не закрыт.", "The books do not balance; nothing was closed.");

    public static async Task<Results<Created<LedgerPeriodView>, ProblemResult>> Handle(ClosePeriodBody body, Caller caller,
        MarketplaceDb db, TimeProvider clock, CancellationToken token)
    {
        var month = BooksMonth.Read(body.Month);
        if (new Validation().Check(month is not null, "month", "Ай 2026-03 деп жазылат.", "Месяц пишется так: 2026-03.",
            "A month is written like 2026-03.").Problem is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        if (now < month!.Value.To)
        {
            return ProblemResult.Of(NotOver);
        }

        // What is being written ends first, and what comes after finds the month closed.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE journals IN SHARE ROW EXCLUSIVE MODE", token);
        if (await db.Entries.SumAsync(e => e.Amount, token) != 0)
        {
            return ProblemResult.Of(Unbalanced);
        }

        var period = LedgerPeriod.Close(month.Value.First, caller.PersonId, now);
        db.Add(period);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return ProblemResult.Of(Closed);
        }

        return TypedResults.Created("/v1/ledger/periods", LedgerPeriodView.Of(period));
    }

    public static async Task<Ok<LedgerPeriodsView>> All(MarketplaceDb db, CancellationToken token) => TypedResults.Ok(new LedgerPeriodsView(
        (await db.LedgerPeriods.AsNoTracking().OrderByDescending(p => p.Month).ToListAsync(token)).ConvertAll(LedgerPeriodView.Of)));
}
