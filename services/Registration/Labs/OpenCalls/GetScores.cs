using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>A score, without who gave it.</summary>
/// <param name="Juror">Tells the jurors of this call apart; 0 is the caller.</param>
/// <param name="CriterionId">The criterion.</param>
/// <param name="Points">0 to 10.</param>
internal sealed record ScoreView(int Juror, Guid CriterionId, int Points);

/// <summary>The scores of an application that the caller may see.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Revealed">False while the caller sees only her own.</param>
/// <param name="Scores">By juror and criterion.</param>
internal sealed record ScoresView(Guid ApplicationId, bool Revealed, IReadOnlyList<ScoreView> Scores);

internal static class GetScores
{
    public static async Task<Results<Ok<ScoresView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var found = await db.Enrolments.AsNoTracking().Where(e => e.Id == id)
            .Join(db.Cohorts, e => e.CohortId, c => c.Id, (enrolment, cohort) => new { enrolment, cohort })
            .Join(db.OpenCalls, row => row.cohort.Id, call => call.CohortId, (row, call) => new { row.enrolment, row.cohort, call })
                .SingleOrDefaultAsync(token);
        // A juror does not learn how her own application fares.
        if (found is null || found.enrolment.PersonId == caller.PersonId
            || !(caller.IsCoordinatorOf(found.cohort.LabId) || await db.IsJuror(found.cohort.Id, caller.PersonId, token)))
        {
            return ProblemResult.NotFound;
        }

        var revealed = await db.IsRevealed(found.call, found.cohort, clock.GetUtcNow(), token);
        var scores = await db.Scores.AsNoTracking().Where(s => s.EnrolmentId == id && (revealed || s.JurorId == caller.PersonId))
            .ToListAsync(token);
        var jurors = await db.Jurors.Where(j => j.CohortId == found.cohort.Id && j.PersonId != caller.PersonId)
            .OrderBy(j => j.NamedAt).ThenBy(j => j.PersonId).Select(j => j.PersonId).ToListAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(
            new ScoresView(id, revealed, scores.Select(s => new ScoreView(jurors.IndexOf(s.JurorId) + 1, s.CriterionId, s.Points))
            .OrderBy(s => s.Juror).ThenBy(s => s.CriterionId).ToList()));
    }
}
