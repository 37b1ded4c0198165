using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

internal static class CloseOpenCall
{
    /// <summary>No more scores; the ranking stands, and decisions can be taken.</summary>
    public static async Task<Results<Ok<OpenCallView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token) is not { } cohort)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.CallToChange(id, token) is not { } call)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(call) is { } stale)
        {
            return stale;
        }

        if (call.Close(cohort, caller.PersonId, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(call);
        return TypedResults.Ok(OpenCallView.Of(call, http));
    }
}
