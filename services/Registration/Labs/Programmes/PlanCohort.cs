using System.Text.Json.Serialization;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A run of a programme that a lab plans.</summary>
/// <param name="LabId">The lab.</param>
/// <param name="ApplyBy">The last day for applications, from today, in Asia/Bishkek.</param>
/// <param name="StartsOn">The first day, not before the last for applications.</param>
/// <param name="EndsOn">The last day, at most three years from today.</param>
/// <param name="Places">1 to 500.</param>
internal sealed record CohortPlanned(Guid LabId, DateOnly ApplyBy, DateOnly StartsOn, DateOnly EndsOn, int Places)
{
    [JsonIgnore]
    public CohortPlan Plan => new(ApplyBy, StartsOn, EndsOn, Places);
}

internal static class PlanCohort
{
    private const int FarthestDays = 3 * 366;

    public static async Task<Results<Created<CohortView>, ProblemResult>> Handle(
        Guid id, CohortPlanned body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (Check(body.Plan, now).Check(body.ApplyBy >= Bishkek.Today(now), "applyBy", ProgrammeRules.DaysInOrder).Problem is { } refusal)
        {
            return refusal;
        }

        // A lab may run any programme, also one that another lab keeps.
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, token) is not { } programme
            || !await db.Labs.AnyAsync(l => l.Id == body.LabId, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(body.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.HasEnded(body.LabId, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        var cohort = Cohort.Plan(Guid.CreateVersion7(now), id, body.LabId, body.ApplyBy, body.StartsOn, body.EndsOn, body.Places);
        db.Add(cohort);
        await db.SaveChangesAsync(token);
        http.SetETag(cohort);
        return TypedResults.Created($"/v1/cohorts/{cohort.Id}", CohortView.Of(cohort, programme, now, http));
    }

    public static Validation Check(CohortPlan plan, DateTimeOffset now) => new Validation().Range(plan.Places, 1, 500, "places")
        .Check(plan.StartsOn >= plan.ApplyBy, "startsOn", ProgrammeRules.DaysInOrder)
        .Check(plan.EndsOn >= plan.StartsOn, "endsOn", ProgrammeRules.DaysInOrder)
        .Check(plan.EndsOn.DayNumber - Bishkek.Today(now).DayNumber <= FarthestDays, "endsOn", ProgrammeRules.DaysTooFar)
        .Check(Bishkek.Today(now).DayNumber - plan.ApplyBy.DayNumber <= FarthestDays, "applyBy", ProgrammeRules.DaysTooFar);
}
