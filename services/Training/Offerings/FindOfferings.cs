using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class FindOfferings
{
    private static readonly Dictionary<string, OfferingState> States =
        Enum.GetValues<OfferingState>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Query Few = Compile(21);
    private static readonly Query Many = Compile(101);

    private delegate IAsyncEnumerable<OfferingRow> Query(TrainingDb db, Guid after, Guid[] mine, Guid? labId, Guid? courseId, OfferingState? state);

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
        var find = page.Size < 21 ? Few : Many;
        var found = await find(db, page.After, caller.LabsTaughtAt(), labId, courseId, wanted).ToListAsync(http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, o => o.Id, o => OfferingView.Of(o, http), http));
    }

    /// <summary>Compiled, as in ShowOffering. The limit stands in the statement as a number: as a parameter it has PostgreSQL plan anew each time,
    /// which doubled what the database does for the bench's row "list".</summary>
    private static Query Compile(int most)
    {
        var query = EF.CompileAsyncQuery(
            (TrainingDb db, Guid after, Guid[] mine, Guid? labId, Guid? courseId, OfferingState? state) => db.Offerings
                .Where(o => o.Id > after && (o.State != OfferingState.Draft || mine.Contains(o.LabId)))
                .Where(o => (labId == null || o.LabId == labId) && (courseId == null || o.CourseId == courseId) && (state == null || o.State == state))
                .Join(db.Courses, o => o.CourseId, c => c.Id, OfferingRow.From)
                .OrderBy(o => o.Id)
                .Take(most));
        return new Query(query);
    }
}
