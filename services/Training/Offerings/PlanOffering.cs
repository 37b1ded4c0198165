using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Offerings;

internal static class PlanOffering
{
    public static async Task<Results<Created<OfferingView>, ProblemResult>> Handle(
        NewOffering plan, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        if (!caller.IsCoordinatorOf(plan.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var course = await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == plan.CourseId, http.RequestAborted);
        if (plan.Check().Check(course is { RetiredAt: null }, "courseId", "Мындай курс жок.", "Такого курса нет.",
            "There is no such course.").Problem is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var offering = Offering.Plan(Guid.CreateVersion7(now), plan.CourseId, plan.LabId, plan, _ => Guid.CreateVersion7(now), now);
        db.Add(offering);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(offering);
        return TypedResults.Created($"/v1/offerings/{offering.Id}", OfferingView.Of(offering, course!, http));
    }
}
