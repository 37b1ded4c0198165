using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Ledger;

/// <summary>A month of the books that is closed: nothing is written into it any more, and the database sees to it.</summary>
internal sealed class LedgerPeriod
{
    private LedgerPeriod(DateOnly month, Guid closedBy, DateTimeOffset closedAt) =>
        (Month, ClosedBy, ClosedAt) = (month, closedBy, closedAt);

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    public Guid ClosedBy { get; private set; }

    public DateTimeOffset ClosedAt { get; private set; }

    public static LedgerPeriod Close(DateOnly month, Guid by, DateTimeOffset now) => new(month, by, now);

    public static void Map(ModelBuilder model) => model.Entity<LedgerPeriod>(period =>
    {
        period.HasKey(p => p.Month);
        period.ToTable(table => table.HasCheckConstraint("ck_ledger_periods_month", "extract(day FROM month) = 1"));
    });
}

/// <summary>A month by the clocks of Bishkek, UTC+6 all year, as it is written: 2026-03.</summary>
internal readonly record struct BooksMonth(DateOnly First)
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    public DateTimeOffset From => new DateTimeOffset(First, TimeOnly.MinValue, Bishkek).ToUniversalTime();

    public DateTimeOffset To => new DateTimeOffset(First.AddMonths(1), TimeOnly.MinValue, Bishkek).ToUniversalTime();

    public static BooksMonth? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is > 2000 and < 2200 ? new BooksMonth(first) : null;

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
