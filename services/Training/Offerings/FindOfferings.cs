using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class FindOfferings
{
    private static readonly Dictionary<string, OfferingState> States =
        Enum.GetValues<OfferingState>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    // Compiled, as in ShowOffering.
    private static readonly Func<TrainingDb, Guid, Guid[], Guid?, Guid?, OfferingState?, int, IAsyncEnumerable<OfferingRow>> Find = EF.CompileAsyncQuery(
        (TrainingDb db, Guid after, Guid[] mine, Guid? labId, Guid? courseId, OfferingState? state, int most) => db.Offerings
            .Where(o => o.Id > after && (o.State != OfferingState.Draft || mine.Contains(o.LabId)))
            .Where(o => (labId == null || o.LabId == labId) && (courseId == null || o.CourseId == courseId) && (state == null || o.State == state))
            .Join(db.Courses, o => o.CourseId, c => c.Id, OfferingRow.From)
            .OrderBy(o => o.Id)
            .Take(most));

    public static async Task<Results<Ok<Page<OfferingView>>, Refusal>> Handle(
        [AsParameters] PageQuery page, Caller? caller, TrainingDb db, HttpContext http,
        Guid? labId = null, Guid? courseId = null, string? state = null)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (state is not null && new Validation().OneOf(state, States.Keys, "state").Refusal is { } unknown)
        {
            return unknown;
        }

        OfferingState? wanted = state is null ? null : States[state];
        var found = await Find(db, page.After, caller.LabsTaughtAt(), labId, courseId, wanted, page.Size + 1).ToListAsync(http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, o => o.Id, o => OfferingView.Of(o, http), http));
    }
}
