namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>An application as the ranking sees it.</summary>
internal sealed record Entry(Guid ApplicationId, DateTimeOffset AppliedAt);

/// <summary>One juror's points for one criterion of one application.</summary>
internal sealed record Points(Guid ApplicationId, Guid CriterionId, int Given);

/// <summary>An application's place.</summary>
/// <param name="Rank">From 1; those with the same score share it.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Score">0 to 10: the jurors' mean by criterion, weighted; rounded for reading only.</param>
/// <param name="Unscored">Criteria that nobody scored; they count as 0.</param>
internal sealed record Ranked(int Rank, Guid ApplicationId, decimal Score, int Unscored);

/// <summary>The order of an open call, from its scores alone: the same scores in any order give the same ranking. A mean is taken over who
/// scored, so nobody loses by a juror who may not score her.</summary>
internal static class Ranking
{
    // Divisible by every possible number of jurors, so that means are compared as whole numbers and no rounding decides.
    private const long Whole = 27_720;

    public static IReadOnlyList<Ranked> Of(IReadOnlyList<Criterion> criteria, IEnumerable<Entry> entries, IEnumerable<Points> points)
    {
        var given = points.GroupBy(p => (p.ApplicationId, p.CriterionId))
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Given) * (Whole / g.Count()));
        var weights = criteria.Sum(c => c.Weight);
        var totals = entries.Select(entry => (
                Entry: entry,
                Total: criteria.Sum(c => c.Weight * given.GetValueOrDefault((entry.ApplicationId, c.Id))),
                Unscored: criteria.Count(c => !given.ContainsKey((entry.ApplicationId, c.Id)))))
            .OrderByDescending(row => row.Total).ThenBy(row => row.Entry.AppliedAt).ThenBy(row => row.Entry.ApplicationId).ToList();

        var ranked = new List<Ranked>(totals.Count);
        for (var i = 0; i < totals.Count; i++)
        {
            var rank = i > 0 && totals[i].Total == totals[i - 1].Total ? ranked[i - 1].Rank : i + 1;
            var score = Math.Round((decimal)totals[i].Total / (Whole * weights), 2, MidpointRounding.AwayFromZero);
            ranked.Add(new Ranked(rank, totals[i].Entry.ApplicationId, score, totals[i].Unscored));
        }

        return ranked;
    }
}
