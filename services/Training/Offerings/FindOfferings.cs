using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class FindOfferings
{
    private static readonly Dictionary<string, OfferingState> States =
        Enum.GetValues<OfferingState>().ToDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);

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
        var offerings = db.Offerings.AsNoTracking().SeenBy(caller);
        var rows =
            from offering in offerings.Where(o => o.Id > page.After)
            join course in db.Courses on offering.CourseId equals course.Id
            where (labId == null || offering.LabId == labId) && (courseId == null || offering.CourseId == courseId)
                && (wanted == null || offering.State == wanted)
            orderby offering.Id
            select new { Offering = offering, Course = course };
        return TypedResults.Ok(await page.ToPageAsync(rows, r => r.Offering.Id, r => OfferingView.Of(r.Offering, r.Course, http), http));
    }
}
