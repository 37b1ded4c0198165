using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

internal static class StartCohort
{
    public static Task<Results<Ok<CohortView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token) =>
        Move(id, cohort => cohort.Start(clock.GetUtcNow()), caller, db, publish, clock, http, token);

    public static Task<Results<Ok<CohortView>, ProblemResult>> Complete(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token) =>
        Move(id, cohort => cohort.Complete(), caller, db, publish, clock, http, token);

    /// <summary>The cohort moves at once; its enrolments follow by <see cref="CohortWorkConsumer"/>.</summary>
    private static async Task<Results<Ok<CohortView>, ProblemResult>> Move(
        Guid id, Func<Cohort, Error?> move, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock,
            HttpContext http,
        CancellationToken token)
    {
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

        if (move(cohort) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await publish.Publish(new CohortWorkDue(id), token);
        await db.SaveChangesAsync(token);
        http.SetETag(cohort);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == cohort.ProgrammeId, token);
        return TypedResults.Ok(CohortView.Of(cohort, programme, clock.GetUtcNow(), http));
    }
}
