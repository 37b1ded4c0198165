using System.Globalization;

namespace CreativeLabs.Training.Figures;

/// <summary>How long a period is.</summary>
internal enum PeriodKind
{
    Month,
    Quarter,
    Year,
}

/// <summary>The grid is fixed: months, the quarters and years that they make up, labs, tracks, and their sums. Nobody chooses other periods
/// or other groups of labs, so there are no two overlapping questions to subtract from each other but those whose sums are known
/// here.</summary>
internal static class Grid
{
    /// <summary>A month is published this long after its end, when the lists from phones without a network are in. It never changes
    /// again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    /// <summary>The words that the API uses, in the order of <see cref="PeriodKind"/>.</summary>
    public static readonly List<string> Kinds = ["month", "quarter", "year"];

    public static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Quarter(DateOnly day) => $"{Year(day)}-Q{(day.Month + 2) / 3}";

    public static string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    public static PeriodKind KindOf(string period) =>
        period.Length switch { 4 => PeriodKind.Year, _ when period[5] == 'Q' => PeriodKind.Quarter, _ => PeriodKind.Month };

    /// <summary>The last month that is over for long enough.</summary>
    public static DateOnly LastClosed(DateTimeOffset now)
    {
        var day = Bishkek.DateOf(now - Grace);
        return new DateOnly(day.Year, day.Month, 1).AddMonths(-1);
    }

    /// <summary>The periods that end with the month: itself, perhaps its quarter, perhaps its year.</summary>
    public static IEnumerable<string> EndingWith(DateOnly month)
    {
        yield return Month(month);
        if (month.Month % 3 == 0)
        {
            yield return Quarter(month);
        }

        if (month.Month == 12)
        {
            yield return Year(month);
        }
    }

    /// <summary>What a quarter or a year is the sum of.</summary>
    public static IReadOnlyList<string> PartsOf(string period) => KindOf(period) switch
    {
        PeriodKind.Year => [.. Enumerable.Range(1, 4).Select(q => $"{period}-Q{q}")],
        PeriodKind.Quarter => [.. Enumerable.Range(((period[6] - '1') * 3) + 1, 3).Select(m => $"{period[..4]}-{m:00}")],
        _ => [],
    };

    /// <summary>All sums of a year's table: over labs, over tracks, over periods, and over the reasons where those are counted.</summary>
    public static List<Sum> Sums(IReadOnlyCollection<string> periods, IReadOnlyCollection<Guid> labs, IReadOnlyCollection<string> tracks,
        string measure, IReadOnlyCollection<string> reasons)
    {
        var measures = reasons.Select(r => $"{measure}.{r}").Prepend(measure).ToList();
        var sums = new List<Sum>();
        foreach (var (period, counted) in from p in periods from m in measures select (p, m))
        {
            sums.AddRange(tracks.Append("")
                .Select(track => new Sum(new(period, Guid.Empty, track, counted),
                [.. labs.Select(lab => new Cell(period, lab, track, counted))])));
            sums.AddRange(labs.Append(Guid.Empty)
                .Select(lab => new Sum(new(period, lab, "", counted), [.. tracks.Select(track => new Cell(period, lab, track, counted))])));
            if (PartsOf(period) is { Count: > 0 } parts && parts.All(periods.Contains))
            {
                sums.AddRange(from lab in labs.Append(Guid.Empty)
                              from track in tracks.Append("")
                              select new Sum(new(period, lab, track, counted),
                                  [.. parts.Select(part => new Cell(part, lab, track, counted))]));
            }
        }

        if (reasons.Count > 0)
        {
            sums.AddRange(from period in periods
                          from lab in labs.Append(Guid.Empty)
                          from track in tracks.Append("")
                          select new Sum(new(period, lab, track, measure),
                              [.. measures.Skip(1).Select(reason => new Cell(period, lab, track, reason))]));
        }

        return sums;
    }
}
