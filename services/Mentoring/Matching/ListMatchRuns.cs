using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A run in a list.</summary>
/// <param name="Id">The run.</param>
/// <param name="State">draft, published or undone.</param>
/// <param name="InputHash">SHA-256 of what the run looked at.</param>
/// <param name="Seed">What decided between mentors who were worth the same to a woman.</param>
/// <param name="CreatedAt">When it ran.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Pairs">How many it found.</param>
/// <param name="Unmatched">How many it found nobody for.</param>
/// <param name="CohortId">The cohort whose requests it looked at.</param>
internal sealed record MatchRunSummary(
    Guid Id, MatchRunState State, string InputHash, int Seed, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, int Pairs,
    int Unmatched, Guid? CohortId)
{
    public static MatchRunSummary Of(MatchRun run) => new(
        run.Id, run.State, run.InputHash, run.Seed, run.CreatedAt, run.PublishedAt, run.Pairs.Count, run.Unmatched.Count,
        run.CohortId);
}

/// <summary>What differs between two runs.</summary>
/// <param name="SameInputs">True when both looked at the same.</param>
/// <param name="Same">How many pairs both found.</param>
/// <param name="Requests">Requests for which they did not find the same.</param>
internal sealed record MatchComparison(bool SameInputs, int Same, IReadOnlyList<MatchDifference> Requests);

/// <summary>One request in two runs.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="MentorId">Whom this run found; null for nobody.</param>
/// <param name="OtherMentorId">Whom the other found.</param>
internal sealed record MatchDifference(Guid RequestId, Guid? MentorId, Guid? OtherMentorId);

internal static class ListMatchRuns
{
    public static async Task<Results<Ok<Page<MatchRunSummary>>, ProblemResult>> Handle(
        Guid labId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsCoordinatorOf(labId))
        {
            return ProblemResult.Forbidden;
        }

        var runs = db.MatchRuns.AsNoTracking().Where(r => r.LabId == labId && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(await page.ToPageAsync(runs, r => r.Id, MatchRunSummary.Of, http));
    }

    public static async Task<Results<Ok<MatchComparison>, ProblemResult>> Compare(
        Guid id, Guid withId, Caller caller, MentoringDb db, HttpContext http)
    {
        var labs = caller.CoordinatedLabs;
        var runs = await db.MatchRuns.AsNoTracking().Where(r => (r.Id == id || r.Id == withId) && labs.Contains(r.LabId))
            .ToDictionaryAsync(r => r.Id, http.RequestAborted);
        if (!runs.TryGetValue(id, out var one) || !runs.TryGetValue(withId, out var other) || one.LabId != other.LabId)
        {
            return ProblemResult.NotFound;
        }

        var (mine, theirs) = (Found(one), Found(other));
        var differ = mine.Keys.Union(theirs.Keys).Order()
            .Select(r => new MatchDifference(r, mine.GetValueOrDefault(r), theirs.GetValueOrDefault(r)))
            .Where(d => d.MentorId != d.OtherMentorId).ToList();
        return TypedResults.Ok(new MatchComparison(
            one.InputHash == other.InputHash, mine.Count(p => theirs.GetValueOrDefault(p.Key) == p.Value), differ));
    }

    public static async Task<Results<Ok<MatchRunView>, ProblemResult>> Undo(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        var run = await db.LockAsync<MatchRun>(id, token);
        if (run is null || !caller.IsCoordinatorOf(run.LabId))
        {
            return ProblemResult.NotFound;
        }

        var before = run.Version;
        var broken = run.Undo();
        if (http.RequireMatchOfStep(run, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(run);
        return TypedResults.Ok(MatchRunView.Of(run, http));
    }

    private static Dictionary<Guid, Guid?> Found(MatchRun run) => run.Pairs.ToDictionary(p => p.RequestId, p => (Guid?)p.MentorId);
}
