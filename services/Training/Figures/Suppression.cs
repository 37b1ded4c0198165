namespace CreativeLabs.Training.Figures;

/// <summary>Decides which cells of a table show. Cells with a count of one to four do not; further ones are hidden until nobody who knows
/// all that shows, now and from earlier publications, can work a hidden one out.</summary>
internal static class Suppression
{
    /// <summary>Counts below this do not show; nought does.</summary>
    public const int Least = 5;

    /// <summary>Hides in place. What was published before never changes: instead a new sum over it may not show.</summary>
    public static void Apply(IReadOnlyDictionary<Cell, Entry> cells, IReadOnlyList<Sum> sums)
    {
        HideSmall(cells.Values);
        var sumsOf = sums.SelectMany(sum => sum.Parts.Append(sum.Whole).Select(cell => (cell, sum)))
            .ToLookup(pair => pair.cell, pair => pair.sum);
        while (Attacker.Derives(cells, sums) is { Count: > 0 } derived)
        {
            // What this round hid may already stand by the next one.
            var covers = new HashSet<Cell>();
            foreach (var cell in derived.Where(cell => !sumsOf[cell]
                .Any(sum => covers.Contains(sum.Whole) || sum.Parts.Any(covers.Contains))))
            {
                if (Cover(cell, cells, sumsOf[cell]) is { } cover)
                {
                    covers.Add(cover);
                }
            }

            if (covers.Count == 0 && !HideRest(cells))
            {
                return;
            }
        }
    }

    public static void HideSmall(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries.Where(e => !e.IsPublished))
        {
            entry.Shown = !entry.Figures.Any(figure => figure is > 0 and < Least);
        }
    }

    /// <summary>Hides one more cell of a sum with the one that would be derived: the smallest, so that little is lost; the same one every
    /// time.</summary>
    private static Cell? Cover(Cell cell, IReadOnlyDictionary<Cell, Entry> cells, IEnumerable<Sum> sums)
    {
        var cover = sums.SelectMany(sum => sum.Parts.Append(sum.Whole))
            .Where(c => c != cell && cells[c] is { Shown: true, IsPublished: false })
            .OrderBy(c => cells[c].Figures.Max() == 0).ThenBy(c => cells[c].Figures.Max())
            .ThenBy(c => c.Period, StringComparer.Ordinal).ThenBy(c => c.LabId).ThenBy(c => c.Track, StringComparer.Ordinal)
                .ThenBy(c => c.Measure, StringComparer.Ordinal)
            .Cast<Cell?>().FirstOrDefault();
        if (cover is { } found)
        {
            cells[found].Shown = false;
        }

        return cover;
    }

    private static bool HideRest(IReadOnlyDictionary<Cell, Entry> cells)
    {
        var rest = cells.Values.Where(e => e is { Shown: true, IsPublished: false } && e.Figures.Any(figure => figure > 0)).ToList();
        rest.ForEach(e => e.Shown = false);
        return rest.Count > 0;
    }
}
