using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>The order of an open call.</summary>
/// <param name="CohortId">The cohort.</param>
/// <param name="Applications">How many were ranked.</param>
/// <param name="Ranking">The first of them.</param>
internal sealed record RankingView(Guid CohortId, int Applications, IReadOnlyList<Ranked> Ranking);

internal static class GetRanking
{
    private const int Most = 500;

    public static async Task<Results<Ok<RankingView>, ProblemResult>> Handle(
        Guid id, int? top, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var count = top ?? 100;
        if (new Validation().Range(count, 1, Most, "top").Problem is { } refusal)
        {
            return refusal;
        }

        var found = await db.OpenCalls.AsNoTracking().Where(c => c.CohortId == id)
            .Join(db.Cohorts, call => call.CohortId, cohort => cohort.Id, (call, cohort) => new { call, cohort })
                .SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(found.cohort.LabId) && !await db.IsJuror(id, caller.PersonId, token))
        {
            return ProblemResult.Forbidden;
        }

        if (!await db.IsRevealed(found.call, found.cohort, clock.GetUtcNow(), token))
        {
            return ProblemResult.Of(OpenCallRules.StillBlind);
        }

        // Whoever left before the end was not judged; whoever left later stays where the jury put her.
        var closed = found.call.ClosedAt;
        var entries = await db.Enrolments.AsNoTracking()
            .Where(e => e.CohortId == id && (e.State != EnrolmentState.Withdrawn || (closed != null && e.EndedAt >= closed)))
            .Select(e => new Entry(e.Id, e.AppliedAt)).ToListAsync(token);
        var points = await db.Scores.AsNoTracking().Where(s => s.CohortId == id)
            .Select(s => new Points(s.EnrolmentId, s.CriterionId, s.Points)).ToListAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new RankingView(id, entries.Count, Ranking.Of(found.call.Criteria, entries, points).Take(count).ToList()));
    }
}
