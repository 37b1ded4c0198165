namespace CreativeLabs.Training.Figures;

/// <summary>One count over a year's grid: what was published, and what its new periods hold. A new sum is the sum of what was counted when
/// its parts were published, so a list that came late changes no figure that somebody has.</summary>
internal sealed class FigureTable
{
    private readonly Dictionary<Cell, int> values = [];
    private readonly Dictionary<Cell, bool> shown = [];

    public FigureTable(
        IReadOnlyList<string> published, IReadOnlyList<string> ending, IReadOnlyList<Guid> labs, IReadOnlyList<string> tracks, string count,
        IReadOnlyList<string> reasons,
        IReadOnlyDictionary<Cell, Figure> stored, IReadOnlyDictionary<(Guid Lab, string Track, string Measure), int> counted)
    {
        var measures = reasons.Select(reason => $"{count}.{reason}").ToList();
        (Count, Measures) = (count, measures.Count == 0 ? [count] : [.. measures, count]);
        foreach (var (period, lab,
            track) in from p in published.Concat(ending) from l in labs.Append(Guid.Empty) from t in tracks.Append("") select (p, l, t))
        {
            foreach (var measure in Measures)
            {
                var cell = new Cell(period, lab, track, measure);
                if (published.Contains(period))
                {
                    (values[cell], shown[cell]) = stored.TryGetValue(cell, out var figure) ? (figure.Count, figure.Shown) : (0, true);
                }
                else if (Grid.PartsOf(period) is { Count: > 0 } parts)
                {
                    values[cell] = parts.Sum(part => values[cell with { Period = part }]);
                }
                else if (measure == count && measures.Count > 0)
                {
                    values[cell] = measures.Sum(reason => values[cell with { Measure = reason }]);
                }
                else
                {
                    values[cell] = counted.Where(c => c.Key.Measure == measure && (lab == Guid.Empty || c.Key.Lab == lab)
                        && (track.Length == 0 || c.Key.Track == track)).Sum(c => c.Value);
                }
            }
        }
    }

    public string Count { get; }

    public IReadOnlyList<string> Measures { get; }

    /// <summary>Counts that are shown or hidden together, as one table.</summary>
    public static Dictionary<Cell, Entry> Together(string name, IReadOnlyList<FigureTable> tables) => tables[0].values.Keys.ToDictionary(
        cell => cell with { Measure = cell.Measure.Replace(tables[0].Count, name, StringComparison.Ordinal) },
        cell => new Entry(
            [.. tables.Select(table => table.values[cell with { Measure = table.Count + cell.Measure[tables[0].Count.Length..] }])],
            tables[0].shown.ContainsKey(cell), tables[0].shown.GetValueOrDefault(cell, true)));
}
