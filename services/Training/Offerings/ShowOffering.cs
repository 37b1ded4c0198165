using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class ShowOffering
{
    public static async Task<Results<Ok<OfferingView>, Refusal>> Handle(Guid id, Caller? caller, TrainingDb db, HttpContext http)
    {
        var offering = await db.Offerings.AsNoTracking().SeenBy(caller).SingleOrDefaultAsync(o => o.Id == id, http.RequestAborted);
        if (offering is null)
        {
            return Refusal.NotFound;
        }

        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == offering.CourseId, http.RequestAborted);
        http.SetETag(offering);
        return TypedResults.Ok(OfferingView.Of(offering, course, http));
    }
}
