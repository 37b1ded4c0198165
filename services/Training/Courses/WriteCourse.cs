using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Courses;

internal static class WriteCourse
{
    private static readonly LocalText WhichLab = new(
        "Курс кайсы лабораторияныкы экенин көрсөтүңүз: ал сиздики болушу керек.",
        "Укажите, чей это курс: лаборатория должна быть вашей.",
        "Say whose course it is: the lab must be one of yours.");

    /// <summary>Who may add to the catalog: any lab's coordinator, for her lab, and the operator.</summary>
    public static bool MayWrite(this Caller caller) => caller.IsOperator || caller.CoordinatedLabs.Count > 0;

    /// <summary>Who may change a course: its own lab's coordinator. The common catalog is the operator's.</summary>
    public static bool MayWrite(this Caller caller, Course course) =>
        caller.IsOperator || (course.LabId is { } lab && caller.IsCoordinatorOf(lab));

    public static async Task<Results<Created<CourseView>, ProblemResult>> Handle(
        CourseContent content, Caller caller, TrainingDb db, TimeProvider clock, HttpContext http)
    {
        if (!caller.MayWrite())
        {
            return ProblemResult.Forbidden;
        }

        if (await content.Check(db, http.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        var own = caller.CoordinatedLabs;
        var lab = content.LabId ?? (own.Count == 1 ? own[0] : null);
        if (!caller.IsOperator && (lab is not { } hers || !own.Contains(hers)))
        {
            return ProblemResult.Invalid("labId", WhichLab);
        }

        // Nothing can require a course that is new, so it closes no circle.
        var now = clock.GetUtcNow();
        var course = Course.Write(Guid.CreateVersion7(now), content, caller.IsOperator ? content.LabId : lab);
        db.Add(course);
        var version = await db.Keep(course, content, null, now, http.RequestAborted);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(course);
        return TypedResults.Created($"/v1/courses/{course.Id}", CourseView.Of(course, version, http));
    }
}
