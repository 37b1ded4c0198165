using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A programme with its cohorts that have not ended.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Summary">In the caller's language.</param>
/// <param name="Track">The trade, such as handicrafts.</param>
/// <param name="Cohorts">By first day.</param>
internal sealed record ProgrammeDetail(Guid Id, string Slug, string Title, string Summary, string Track, IReadOnlyList<CohortView> Cohorts);

internal static class GetProgramme
{
    private const int MostCohorts = 100;

    public static async Task<Results<Ok<ProgrammeDetail>, ProblemResult>> Handle(
        Guid id, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, token) is not { } programme)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(programme);
        var now = clock.GetUtcNow();
        var today = Bishkek.Today(now);
        var cohorts = await db.Cohorts.AsNoTracking().Where(c => c.ProgrammeId == id && c.EndsOn >= today)
            .OrderBy(c => c.StartsOn).ThenBy(c => c.Id).Take(MostCohorts).ToListAsync(token);
        var view = ProgrammeView.Of(programme, http);
        return TypedResults.Ok(new ProgrammeDetail(
            view.Id, view.Slug, view.Title, view.Summary, view.Track, cohorts.ConvertAll(c => CohortView.Of(c, programme, now, http))));
    }
}
