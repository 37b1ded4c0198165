using System.Numerics;
using CreativeLabs.Support;
using CreativeLabs.Training.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Training.Tests;

/// <summary>An attacker who shares no code with the suppression: he knows every published cell, that each is a sum of base cells (lab,
/// track, month, reason), and all the algebra there is. A hidden cell is safe when its sum is no combination of the published
/// ones.</summary>
public sealed class SuppressionProperties
{
    private static readonly Guid[] Labs = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly string[] Tracks = ["handicrafts", "tourism"];

    /// <summary>Three labs, two tracks, three months that close one after the other, and the quarter that ends with the third.</summary>
    private static readonly Gen<int[]> Counts = Gen.ArrayOf(
        Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Choose(1, 6)), (3, Gen.Choose(5, 40))), Labs.Length * Tracks.Length * 3);

    [Fact]
    public void Who_knows_all_that_shows_derives_nothing_that_is_hidden() =>
        Always(Depth.Times(300), counts => Broken(Publish(counts, Suppression.Apply)).ShouldBeEmpty());

    [Fact]
    public void Without_the_complements_he_derives_something()
    {
        var broken = 0;
        // Always so many: among a few it can happen that nothing shows.
        Always(50, counts => broken += Broken(Publish(counts, (cells, _) => Suppression.HideSmall(cells.Values))).Count);
        broken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void With_reasons_too_nothing_hidden_is_derived() =>
        Always(Depth.Times(60), counts => Broken(Publish(counts, Suppression.Apply, "family", "work", "health")).ShouldBeEmpty());

    [Fact]
    public void What_shows_is_true_nothing_small_shows_and_the_same_table_is_hidden_the_same_way() => Always(Depth.Times(100), counts =>
    {
        var (first, again) = (Publish(counts, Suppression.Apply), Publish(counts, Suppression.Apply));
        first.ShouldAllBe(c => !c.Value.Shown || c.Value.Figures[0] == 0 || c.Value.Figures[0] >= Suppression.Least);
        first.Where(c => c.Value.Shown).Select(c => c.Key)
            .ShouldBe(again.Where(c => c.Value.Shown).Select(c => c.Key), ignoreOrder: true);
    });

    [Fact]
    public void What_was_published_once_stays()
    {
        var counts = new int[18];
        (counts[0], counts[6], counts[12]) = (20, 20, 2);
        var cells = Publish(counts, Suppression.Apply);
        var month = new Cell("2026-01", Labs[0], Tracks[0], "dropOuts");
        cells[month].Shown.ShouldBeTrue();
        // The small one of March is hidden, so the quarter, which would give it away, is hidden too.
        cells[month with { Period = "2026-03" }].Shown.ShouldBeFalse();
        cells[month with { Period = "2026-Q1" }].Shown.ShouldBeFalse();
    }

    [Fact]
    public void A_sum_of_two_that_can_only_be_split_in_one_way_is_seen_through()
    {
        Cell whole = new("2026", Guid.Empty, "", "x"), one = new("2026", Labs[0], "", "x"), other = new("2026", Labs[1], "", "x");
        Cell both = new("2026", Labs[2], "", "x"), third = new("2026-01", Labs[2], "", "x");
        var cells = new Dictionary<Cell, Entry>
        {
            [whole] = new([2]), [one] = new([1], shown: false), [other] = new([1], shown: false),
            [both] = new([9]), [third] = new([9])
        };
        Attacker.Derives(cells, [new Sum(whole, [one, other]), new Sum(both, [third])]).ShouldBe([one, other], ignoreOrder: true);
    }

    private static void Always(int times, Action<int[]> holds) =>
        Prop.ForAll(Counts.ToArbitrary(), holds).Prove(times);

    private static Dictionary<Cell, Entry> Publish(int[] counts, Action<IReadOnlyDictionary<Cell, Entry>, IReadOnlyList<Sum>> suppress,
        params string[] reasons)
    {
        var stored = new Dictionary<Cell, Figure>();
        var published = new List<string>();
        Dictionary<Cell, Entry> cells = [];
        for (var month = 0; month < 3; month++)
        {
            var counted = new Dictionary<(Guid, string, string), int>();
            for (var place = 0; place < Labs.Length * Tracks.Length; place++)
            {
                var count = counts[(month * Labs.Length * Tracks.Length) + place];
                for (var r = 0; r < Math.Max(1, reasons.Length); r++)
                {
                    var measure = reasons.Length == 0 ? "dropOuts" : $"dropOuts.{reasons[r]}";
                    counted[(Labs[place / Tracks.Length], Tracks[place % Tracks.Length], measure)] = reasons.Length == 0
                        ? count : (count + r) / 2;
                }
            }

            var ending = Grid.EndingWith(new DateOnly(2026, month + 1, 1)).ToList();
            cells = FigureTable.Together("dropOuts",
                [new FigureTable(published, ending, Labs, Tracks, "dropOuts", reasons, stored, counted)]);
            suppress(cells, Grid.Sums([.. published, .. ending], Labs, Tracks, "dropOuts", reasons));
            foreach (var (cell, entry) in cells.Where(c => !c.Value.IsPublished))
            {
                stored[cell] = new Figure(cell.Period, cell.LabId, cell.Track, cell.Measure, entry.Figures[0], entry.Shown);
            }

            published.AddRange(ending);
        }

        return cells;
    }

    /// <summary>The hidden cells that are a combination of the published ones.</summary>
    private static List<Cell> Broken(Dictionary<Cell, Entry> cells)
    {
        var leaves = cells.Keys.Where(c => Grid.KindOf(c.Period) is PeriodKind.Month && c.LabId != Guid.Empty && c.Track.Length > 0
            && (c.Measure.Contains('.', StringComparison.Ordinal)
                || !cells.Keys.Any(o => o.Measure.Contains('.', StringComparison.Ordinal)))).ToList();
        var span = new List<Fraction[]>();
        foreach (var cell in cells.Keys.Where(c => cells[c].Shown))
        {
            Reduce(Vector(cell, leaves), span, keep: true);
        }

        return cells.Keys.Where(c => !cells[c].Shown && Reduce(Vector(c, leaves), span, keep: false)).ToList();
    }

    private static Fraction[] Vector(Cell cell, List<Cell> leaves) => [.. leaves.Select(leaf => new Fraction(
        (cell.LabId == Guid.Empty || cell.LabId == leaf.LabId) && (cell.Track.Length == 0 || cell.Track == leaf.Track)
        && (cell.Measure == leaf.Measure || !cell.Measure.Contains('.', StringComparison.Ordinal))
        && (cell.Period == leaf.Period || Grid.KindOf(cell.Period) is PeriodKind.Quarter) ? 1 : 0, 1))];

    /// <summary>True when nothing is left of the vector once the span is taken out.</summary>
    private static bool Reduce(Fraction[] vector, List<Fraction[]> span, bool keep)
    {
        foreach (var row in span)
        {
            var pivot = Array.FindIndex(row, f => !f.IsNought);
            if (!vector[pivot].IsNought)
            {
                var factor = vector[pivot].Over(row[pivot]);
                for (var i = pivot; i < vector.Length; i++)
                {
                    vector[i] = vector[i].Minus(factor.Times(row[i]));
                }
            }
        }

        var isNought = vector.All(f => f.IsNought);
        if (keep && !isNought)
        {
            span.Add(vector);
        }

        return isNought;
    }

    private readonly record struct Fraction(BigInteger Top, BigInteger Bottom)
    {
        public bool IsNought => Top.IsZero;

        public Fraction Times(Fraction other) => Of(Top * other.Top, Bottom * other.Bottom);

        public Fraction Over(Fraction other) => Of(Top * other.Bottom, Bottom * other.Top);

        public Fraction Minus(Fraction other) =>
            IsNought && other.IsNought ? this : Of((Top * other.Bottom) - (other.Top * Bottom), Bottom * other.Bottom);

        private static Fraction Of(BigInteger top, BigInteger bottom)
        {
            var common = BigInteger.GreatestCommonDivisor(top, bottom);
            return common.IsZero ? new Fraction(0, 1) : new Fraction(top / common, bottom / common);
        }
    }
}
