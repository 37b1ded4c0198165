using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Courses;

internal static class CoursesApi
{
    public static void MapCourses(this IEndpointRouteBuilder app)
    {
        var courses = app.MapGroup("/v1/courses").WithTags("Courses");
        courses.MapGet("", FindCourses.Handle).AllowAnonymous().WithName("listCourses")
            .WithSummary("The catalog; q finds words in any language, whatever the keyboard lacks.");
        courses.MapGet("/{id:guid}", ShowCourse.Handle).AllowAnonymous().WithName("getCourse").WithSummary("One course.");
        courses.MapPost("", WriteCourse.Handle).Idempotent().WithName("createCourse").WithSummary("Adds a course to the catalog; for coordinators.");
        courses.MapPut("/{id:guid}", RewriteCourse.Handle).WithName("replaceCourse").WithSummary("Rewrites a course; for coordinators.");
    }
}
