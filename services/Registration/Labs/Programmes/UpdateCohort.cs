using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>The days and places of a cohort from now on.</summary>
/// <param name="ApplyBy">The last day for applications, in Asia/Bishkek.</param>
/// <param name="StartsOn">The first day, not before the last for applications.</param>
/// <param name="EndsOn">The last day, at most three years from today.</param>
/// <param name="Places">1 to 500, and no fewer than were given.</param>
internal sealed record CohortChange(DateOnly ApplyBy, DateOnly StartsOn, DateOnly EndsOn, int Places);

internal static class UpdateCohort
{
    public static async Task<Results<Ok<CohortView>, ProblemResult>> Handle(
        Guid id, CohortChange body, Caller caller, RegistrationDb db, IJuryOfCohort jury, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var plan = new CohortPlan(body.ApplyBy, body.StartsOn, body.EndsOn, body.Places);
        if (PlanCohort.Check(plan, now).Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Cohorts.SingleOrDefaultAsync(c => c.Id == id, token) is not { } cohort)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(cohort) is { } stale)
        {
            return stale;
        }

        var forbidden = plan.ApplyBy == cohort.ApplyBy ? null : await jury.ForbidsNewDeadline(id, token);
        if ((forbidden ?? cohort.Change(plan)) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(cohort);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == cohort.ProgrammeId, token);
        return TypedResults.Ok(CohortView.Of(cohort, programme, now, http));
    }
}
