using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.OpenCalls;
using CreativeLabs.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CreativeLabs.Registration.Tests.OpenCalls;

/// <summary>The order of an open call without a server.</summary>
public sealed class RankingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 8, 6, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(Criterion[] Criteria, Entry[] Entries, Points[] Points, int Seed)> AnyCall =
        from weights in Gen.Choose(1, 100).NonEmptyListOf()
        from applications in Gen.Choose(1, 8)
        from jurors in Gen.Choose(1, OpenCall.MostJurors)
        from given in Gen.Choose(-2, OpenCall.MostPoints).ArrayOf(Math.Min(weights.Count, OpenCall.MostCriteria) * applications * jurors)
        from seed in Gen.Choose(0, 1_000_000)
        select Make(weights.Take(OpenCall.MostCriteria).ToArray(), applications, jurors, given, seed);

    [Fact]
    public void The_same_scores_in_any_order_give_the_same_ranking() => Prop.ForAll(AnyCall.ToArbitrary(), call =>
    {
        var random = new Random(call.Seed);
        var one = Ranking.Of(call.Criteria, call.Entries, call.Points);
        var (entries, points) = (call.Entries.ToArray(), call.Points.ToArray());
        random.Shuffle(entries);
        random.Shuffle(points);
        return one.SequenceEqual(Ranking.Of(call.Criteria, entries, points))
            && one.SequenceEqual(Ranking.Of(call.Criteria, call.Entries, call.Points));
    }).Prove();

    [Fact]
    public void Everyone_is_ranked_once_scores_fall_and_equal_ones_share_a_rank() => Prop.ForAll(AnyCall.ToArbitrary(), call =>
    {
        var ranking = Ranking.Of(call.Criteria, call.Entries, call.Points);
        return ranking.Select(r => r.ApplicationId).Order().SequenceEqual(call.Entries.Select(e => e.ApplicationId).Order())
            && ranking[0].Rank == 1
            && ranking.All(r => r.Score is >= 0 and <= OpenCall.MostPoints)
            && ranking.Zip(ranking.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score && pair.First.Rank <= pair.Second.Rank)
            && ranking.Select((r, i) => r.Rank == i + 1 || (i > 0 && r.Rank == ranking[i - 1].Rank)).All(holds => holds);
    }).Prove();

    [Fact]
    public void The_score_is_what_exact_fractions_give() => Prop.ForAll(AnyCall.ToArbitrary(), call =>
    {
        var ranking = Ranking.Of(call.Criteria, call.Entries, call.Points);
        return ranking.All(r =>
        {
            var exact = call.Criteria.Sum(c =>
            {
                var given = call.Points.Where(p => p.ApplicationId == r.ApplicationId && p.CriterionId == c.Id)
                    .Select(p => (decimal)p.Given).ToList();
                return given.Count == 0 ? 0 : c.Weight * given.Average();
            }) / call.Criteria.Sum(c => c.Weight);
            return Math.Abs(exact - r.Score) <= 0.005001m
                && r.Unscored == call.Criteria.Count(c =>
                    !call.Points.Any(p => p.ApplicationId == r.ApplicationId && p.CriterionId == c.Id));
        });
    }).Prove();

    [Fact]
    public void Weights_decide_and_a_missing_juror_does_no_harm()
    {
        var (idea, plan) = (new Criterion(Guid.CreateVersion7(), LocalText.Same("idea"), 3),
            new Criterion(Guid.CreateVersion7(), LocalText.Same("plan"), 1));
        var (one, two, three) = (new Entry(Guid.CreateVersion7(), Start), new Entry(Guid.CreateVersion7(), Start.AddDays(1)),
            new Entry(Guid.CreateVersion7(), Start.AddDays(2)));
        Points[] points =
        [
            new(one.ApplicationId, idea.Id, 9), new(one.ApplicationId, idea.Id, 6), new(one.ApplicationId, plan.Id, 2),
            new(one.ApplicationId, plan.Id, 3),
            // Of her own two jurors one may not score her: the mean of one is a mean.
            new(two.ApplicationId, idea.Id, 6), new(two.ApplicationId, plan.Id, 7),
            new(three.ApplicationId, idea.Id, 5), new(three.ApplicationId, idea.Id, 7), new(three.ApplicationId, plan.Id, 8),
            new(three.ApplicationId, plan.Id, 6),
        ];

        var ranking = Ranking.Of([idea, plan], [three, two, one], points);

        ranking.ShouldBe([
            new Ranked(1, one.ApplicationId, 6.25m, 0),
            new Ranked(1, two.ApplicationId, 6.25m, 0),
            new Ranked(1, three.ApplicationId, 6.25m, 0),
        ]);
        Ranking.Of([idea with { Weight = 4 }, plan], [three, two, one], points).Select(r => (r.Rank, r.ApplicationId))
            .ShouldBe([(1, one.ApplicationId), (2, two.ApplicationId), (2, three.ApplicationId)]);
    }

    [Fact]
    public void Thirds_are_compared_without_rounding()
    {
        var (a, b) = (new Criterion(Guid.CreateVersion7(), LocalText.Same("a"), 1),
            new Criterion(Guid.CreateVersion7(), LocalText.Same("b"), 2));
        var (one, two) = (new Entry(Guid.CreateVersion7(), Start), new Entry(Guid.CreateVersion7(), Start));

        // 1/3 and twice 1/3 are as much as one whole and nothing.
        var ranking = Ranking.Of([a, b], [one, two],
        [
            new(one.ApplicationId, a.Id, 0), new(one.ApplicationId, a.Id, 0), new(one.ApplicationId, a.Id, 1),
            new(one.ApplicationId, b.Id, 1), new(one.ApplicationId, b.Id, 0), new(one.ApplicationId, b.Id, 0),
            new(two.ApplicationId, a.Id, 1), new(two.ApplicationId, b.Id, 0),
        ]);

        ranking.Select(r => r.Rank).ShouldBe([1, 1]);
    }

    private static (Criterion[], Entry[], Points[], int) Make(int[] weights, int applications, int jurors, int[] given, int seed)
    {
        var criteria = weights.Select(w => new Criterion(Guid.CreateVersion7(), LocalText.Same("c"), w)).ToArray();
        var entries = Enumerable.Range(0, applications).Select(i => new Entry(Guid.CreateVersion7(), Start.AddDays(i % 3))).ToArray();
        // A negative number stands for a score that was not given.
        var points = from e in Enumerable.Range(0, applications)
                     from c in Enumerable.Range(0, criteria.Length)
                     from j in Enumerable.Range(0, jurors)
                     let point = given[(((e * criteria.Length) + c) * jurors) + j]
                     where point >= 0
                     select new Points(entries[e].ApplicationId, criteria[c].Id, point);
        return (criteria, entries, points.ToArray(), seed);
    }
}
