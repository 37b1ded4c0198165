using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

internal static class ReadMatchRun
{
    public static async Task<Results<Ok<MatchRunView>, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var labs = caller.CoordinatedLabs;
        var run = await db.MatchRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && labs.Contains(r.LabId), http.RequestAborted);
        if (run is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(run);
        return TypedResults.Ok(MatchRunView.Of(run, http));
    }
}
