using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>One run of a programme at a lab.</summary>
/// <param name="Id">The cohort.</param>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Programme">Its title in the caller's language.</param>
/// <param name="LabId">The lab.</param>
/// <param name="ApplyBy">The last day for applications, in Asia/Bishkek.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day.</param>
/// <param name="Places">In all.</param>
/// <param name="PlacesLeft">Not given to anyone yet.</param>
/// <param name="Open">True while applications are taken.</param>
/// <param name="State">open, running or completed.</param>
internal sealed record CohortView(
    Guid Id, Guid ProgrammeId, string Programme, Guid LabId, DateOnly ApplyBy, DateOnly StartsOn, DateOnly EndsOn, int Places,
    int PlacesLeft, bool Open, CohortState State)
{
    public static CohortView Of(Cohort cohort, Programme programme, DateTimeOffset now, HttpContext http) => new(
        cohort.Id, cohort.ProgrammeId, http.Say(programme.Title), cohort.LabId, cohort.ApplyBy, cohort.StartsOn, cohort.EndsOn,
        cohort.Places, cohort.PlacesLeft, cohort.IsOpen(now), cohort.State);
}

internal static class GetCohort
{
    public static async Task<Results<Ok<CohortView>, ProblemResult>> Handle(Guid id, RegistrationDb db, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var found = await db.Cohorts.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Programmes, c => c.ProgrammeId, p => p.Id, (cohort, programme) => new { cohort, programme })
                .SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(found.cohort);
        return TypedResults.Ok(CohortView.Of(found.cohort, found.programme, clock.GetUtcNow(), http));
    }
}
