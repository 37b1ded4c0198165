using System.Globalization;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Matches a lab's open requests.</summary>
/// <param name="LabId">The lab; the caller coordinates it.</param>
/// <param name="Seed">Decides between mentors whom a woman would like alike. Left out, it follows from what the run looks at.</param>
/// <param name="CohortId">Only requests of this programme's cohort.</param>
internal sealed record RunMatchRequest(Guid LabId, int? Seed = null, Guid? CohortId = null);

internal static class RunMatch
{
    private const int AtOnce = 5000;

    public static async Task<Results<Created<MatchRunView>, ProblemResult>> Handle(
        RunMatchRequest body, Caller caller, MentoringDb db, Topics topics, TimeProvider clock, HttpContext http)
    {
        if (!caller.IsCoordinatorOf(body.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var now = clock.GetUtcNow();
        var run = MatchRun.Of(body.LabId, body.CohortId, caller.PersonId, await Read(db, topics, body, now, http.RequestAborted), now);
        db.Add(run);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(run);
        return TypedResults.Created($"/v1/match-runs/{run.Id}", MatchRunView.Of(run, http));
    }

    private static async Task<MatchInputs> Read(
        MentoringDb db, Topics topics, RunMatchRequest body, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.Requests.AsNoTracking().Where(r => r.LabId == body.LabId && r.State == RequestState.Open
            && (body.CohortId == null || r.CohortId == body.CohortId)).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(token);
        var seekers = await Seekers.Of(open, db, topics, token);
        var mentors = await db.Available(now).AsNoTracking().ToListAsync(token);
        var candidates = mentors.ConvertAll(Candidate.Of);
        var seed = body.Seed ?? int.Parse(new MatchInputs(seekers, candidates).Hash()[..7], NumberStyles.HexNumber,
            CultureInfo.InvariantCulture);
        return new MatchInputs(seekers, candidates, seed);
    }
}
