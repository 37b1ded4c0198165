namespace CreativeLabs.Training.Figures;

/// <summary>What a reader of everything that shows can work out, by the sums that hold: with one unknown in a sum, by eliminating unknowns
/// between sums, and because what is hidden is neither negative nor, as a rule, nought.</summary>
internal static class Attacker
{
    private const long Prime = 2_147_483_647;

    /// <summary>The hidden cells that can be derived; empty when none can.</summary>
    public static List<Cell> Derives(IReadOnlyDictionary<Cell, Entry> cells, IReadOnlyList<Sum> sums)
    {
        var open = sums.Select(sum => Unknown(sum, cells)).ToList();
        var alone = open.Where(unknown => unknown.Count == 1).Select(unknown => unknown[0].Cell).Distinct().ToList();
        if (alone.Count > 0)
        {
            return alone;
        }

        var eliminated = Eliminate(open.Where(unknown => unknown.Count > 0));
        return eliminated.Count > 0 ? eliminated : Squeeze(cells, sums);
    }

    private static List<(Cell Cell, long Factor)> Unknown(Sum sum, IReadOnlyDictionary<Cell, Entry> cells) =>
        sum.Parts.Select(part => (Cell: part, Factor: 1L)).Append((sum.Whole, Prime - 1)).Where(term => !cells[term.Item1].Shown).ToList();

    /// <summary>Gauss and Jordan, modulo a prime: the factors are ones, so nothing is lost. A row that is left with one unknown gives it
    /// away.</summary>
    private static List<Cell> Eliminate(IEnumerable<List<(Cell Cell, long Factor)>> open)
    {
        var rows = new Dictionary<Cell, Dictionary<Cell, long>>();
        foreach (var row in open.Select(unknown => unknown.ToDictionary(t => t.Cell, t => t.Factor)))
        {
            foreach (var pivot in row.Keys.Where(rows.ContainsKey).ToList())
            {
                if (row.TryGetValue(pivot, out var factor))
                {
                    Subtract(row, rows[pivot], factor);
                }
            }

            if (row.Count == 0)
            {
                continue;
            }

            var first = row.Keys.First();
            var inverse = Power(row[first], Prime - 2);
            foreach (var cell in row.Keys.ToList())
            {
                row[cell] = row[cell] * inverse % Prime;
            }

            foreach (var other in rows.Values)
            {
                if (other.TryGetValue(first, out var factor))
                {
                    Subtract(other, row, factor);
                }
            }

            rows[first] = row;
        }

        return rows.Where(row => row.Value.Count == 1).Select(row => row.Key).ToList();
    }

    private static void Subtract(Dictionary<Cell, long> from, Dictionary<Cell, long> row, long factor)
    {
        foreach (var (cell, value) in row)
        {
            var left = (from.GetValueOrDefault(cell) + ((Prime - factor) * value)) % Prime;
            if (left == 0)
            {
                from.Remove(cell);
            }
            else
            {
                from[cell] = left;
            }
        }
    }

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1, number = number * number % Prime)
        {
            result = (exponent & 1) == 1 ? result * number % Prime : result;
        }

        return result;
    }

    /// <summary>Narrows the range of each hidden figure sum by sum until nothing moves.</summary>
    private static List<Cell> Squeeze(IReadOnlyDictionary<Cell, Entry> cells, IReadOnlyList<Sum> sums)
    {
        var derived = new HashSet<Cell>();
        var figures = cells.Count == 0 ? 0 : cells.Values.First().Figures.Count;
        for (var figure = 0; figure < figures; figure++)
        {
            // Of two figures that are hidden together one may well be nought; where a nought was hidden as a cover the guess leads to
            // nonsense.
            var ranges = (figures == 1 ? Squeeze(cells, sums, figure, least: 1) : null) ?? Squeeze(cells, sums, figure, least: 0);
            derived.UnionWith((ranges ?? []).Where(r => !cells[r.Key].Shown && r.Value.Low == r.Value.High).Select(r => r.Key));
        }

        return [.. derived];
    }

    /// <summary>Null when no figures would fit.</summary>
    private static Dictionary<Cell, (long Low, long High)>? Squeeze(IReadOnlyDictionary<Cell, Entry> cells, IReadOnlyList<Sum> sums,
        int figure, long least)
    {
        var ranges = cells.ToDictionary(c => c.Key,
            c => c.Value.Shown ? (Low: (long)c.Value.Figures[figure], High: (long)c.Value.Figures[figure]) : (least, int.MaxValue));
        for (var (moved, round) = (true, 0); moved && round < 50; round++)
        {
            moved = false;
            foreach (var sum in sums)
            {
                moved |= Narrow(sum, ranges);
                if (ranges[sum.Whole].Low > ranges[sum.Whole].High || sum.Parts.Any(part => ranges[part].Low > ranges[part].High))
                {
                    return null;
                }
            }
        }

        return ranges;
    }

    private static bool Narrow(Sum sum, Dictionary<Cell, (long Low, long High)> ranges)
    {
        var (low, high) = (sum.Parts.Sum(p => ranges[p].Low), sum.Parts.Sum(p => ranges[p].High));
        var whole = ranges[sum.Whole];
        var moved = Set(sum.Whole, low, high, ranges);
        foreach (var part in sum.Parts)
        {
            var own = ranges[part];
            moved |= Set(part, whole.Low - (high - own.High), whole.High - (low - own.Low), ranges);
        }

        return moved;
    }

    private static bool Set(Cell cell, long low, long high, Dictionary<Cell, (long Low, long High)> ranges)
    {
        var before = ranges[cell];
        ranges[cell] = (Math.Max(before.Low, low), Math.Min(before.High, high));
        return ranges[cell] != before;
    }
}
