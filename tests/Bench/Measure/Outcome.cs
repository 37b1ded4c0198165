using System.Globalization;

namespace CreativeLabs.Bench.Measure;

/// <summary>A figure of a row after all pairs.</summary>
/// <param name="Row">The row.</param>
/// <param name="Figure">The figure.</param>
/// <param name="First">Median of the first side.</param>
/// <param name="Second">Median of the second side.</param>
/// <param name="Ratio">Median of the pairs' ratios.</param>
/// <param name="Least">Their least.</param>
/// <param name="Most">Their most.</param>
/// <param name="Target">What was to be reached; null when only shown.</param>
/// <param name="Met">Null without a target.</param>
internal sealed record Outcome(string Row, string Figure, double First, double Second, double Ratio, double Least, double Most,
    string? Target, bool? Met);

/// <summary>Runs a row: A B A B ..., so that what the machine does besides falls on both sides.</summary>
internal static class Interleaved
{
    public static async Task<IReadOnlyList<Outcome>> Run(Row row, Stage stage)
    {
        await row.Prepare(stage);
        for (var warmUp = 0; warmUp < row.WarmUps; warmUp++)
        {
            await row.RunFirst();
            await row.RunSecond();
        }

        var pairs = new List<(Figures First, Figures Second)>();
        for (var pair = 0; pair < row.Pairs; pair++)
        {
            // Who goes first changes with each pair: neither side always finds the caches as the other left them.
            if (pair % 2 == 0)
            {
                var first = await row.RunFirst();
                pairs.Add((first, await row.RunSecond()));
            }
            else
            {
                var second = await row.RunSecond();
                pairs.Add((await row.RunFirst(), second));
            }

            Stage.Say(string.Create(CultureInfo.InvariantCulture,
                $"{row.Name}: pair {pair + 1} of {row.Pairs}: " +
                $"{string.Join(", ", pairs[^1].First.Select(f => $"{f.Key} {f.Value:0.##} / {pairs[^1].Second[f.Key]:0.##}"))}"));
        }

        return [.. pairs[0].First.Keys.Select(figure => Sum(row, figure, pairs))];
    }

    private static Outcome Sum(Row row, string figure, List<(Figures First, Figures Second)> pairs)
    {
        var ratios = pairs.ConvertAll(pair => pair.First[figure] / pair.Second[figure]);
        var target = row.Targets.FirstOrDefault(t => t.Figure == figure || t.Figure == "*");
        var ratio = Median(ratios);
        var first = Median(pairs.ConvertAll(p => p.First[figure]));
        return new Outcome(
            row.Name, figure, first, Median(pairs.ConvertAll(p => p.Second[figure])), ratio, ratios.Min(), ratios.Max(),
            target?.ToString(), target?.IsMet(first, ratio));
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
