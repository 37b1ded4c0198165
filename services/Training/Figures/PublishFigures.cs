using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Figures;

/// <summary>Publishes each month once, when it is over for long enough, and with it the quarter or year that ends.</summary>
internal static class PublishFigures
{
    private const long LockKey = 0x43_4C_46_47; // "CLFG"

    /// <summary>Every month that is due; nothing when all are published. Of two at the same moment the second waits and finds nothing
    /// left.</summary>
    public static async Task CatchUp(TrainingDb db, DateTimeOffset now, CancellationToken token)
    {
        var last = Grid.LastClosed(now);
        if (await db.Set<FigurePeriod>().AnyAsync(p => p.Period == Grid.Month(last), token))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", token);
        var published = (await db.Set<FigurePeriod>().Select(p => p.Period).ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
        if (await db.Enrolments.MinAsync(e => e.EnrolledAt, token) is { } earliest)
        {
            // Whole years, so that every quarter and year has all its parts.
            for (var month = new DateOnly(Bishkek.DateOf(earliest).Year, 1, 1); month <= last; month = month.AddMonths(1))
            {
                if (!published.Contains(Grid.Month(month)))
                {
                    await Publish(db, month, now, token);
                }
            }
        }

        await transaction.CommitAsync(token);
    }

    private static async Task Publish(TrainingDb db, DateOnly month, DateTimeOffset now, CancellationToken token)
    {
        var ending = Grid.EndingWith(month).ToList();
        var year = Grid.Year(month);
        var periods = await db.Set<FigurePeriod>().Where(p => p.Period.StartsWith(year)).Select(p => p.Period).ToListAsync(token);
        var stored = (await db.Set<Figure>().AsNoTracking().Where(f => f.Period.StartsWith(year)).ToListAsync(token))
            .ToDictionary(f => new Cell(f.Period, f.LabId, f.Track, f.Measure));
        var counted = await CountMonth.Handle(db, month, token);
        var labs = counted.Keys.Select(k => k.Lab).Concat(stored.Keys.Select(c => c.LabId)).Where(lab => lab != Guid.Empty).Distinct()
            .Order().ToList();
        var tracks = counted.Keys.Select(k => k.Track).Concat(stored.Keys.Select(c => c.Track)).Concat(Tracks.All).Where(t => t.Length > 0)
            .Distinct(StringComparer.Ordinal).ToList();
        foreach (var (table, counts, reasons) in Measures.Tables)
        {
            var names = counts.ToDictionary(count => count,
                count => new FigureTable(periods, ending, labs, tracks, count, reasons, stored, counted));
            var cells = FigureTable.Together(table, names.Values.ToList());
            Suppression.Apply(cells, Grid.Sums([.. periods, .. ending], labs, tracks, table, reasons));
            foreach (var (cell, entry) in cells.Where(c => !c.Value.IsPublished && (!c.Value.Shown || c.Value.Figures.Any(f => f > 0))))
            {
                db.AddRange(counts.Select((count, i) => new Figure(cell.Period, cell.LabId, cell.Track,
                    cell.Measure.Replace(table, count, StringComparison.Ordinal), entry.Figures[i], entry.Shown)));
            }
        }

        foreach (var period in ending)
        {
            var months = Grid.KindOf(period) switch { PeriodKind.Year => 12, PeriodKind.Quarter => 3, _ => 1 };
            db.AddRange(await CountMonth.Attendance(db, period, month.AddMonths(1 - months), month.AddMonths(1), token));
            db.Add(new FigurePeriod(period, now));
        }

        await db.SaveChangesAsync(token);
    }
}
