using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Search;

namespace CreativeLabs.Training.Courses;

/// <summary>What is taught.</summary>
internal sealed class CoursesModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var courses = app.MapGroup("/v1/courses").WithTags("Courses");
        courses.MapGet("", FindCourses.Handle).AllowAnonymous().WithName("listCourses")
            .WithSummary("The catalog, by id; with q what it means, best first, in any language, whatever the keyboard lacks and with a " +
                "slip or two.");
        courses.MapGet("/facets", CountFacets.Handle).AllowAnonymous().WithName("countCourseFacets")
            .WithSummary("What the catalog can be narrowed to from here, with how many courses there are for each.");
        courses.MapGet("/{id:guid}", GetCourse.Handle).Tagged().AllowAnonymous().WithName("getCourse").WithSummary("One course.");
        courses.MapPost("", WriteCourse.Handle).Idempotent().WithName("createCourse")
            .WithSummary("Adds a course to the catalog; for coordinators.");
        courses.MapPut("/{id:guid}", RewriteCourse.Handle).InTransaction().Matched().WithName("replaceCourse")
            .WithSummary("Rewrites a course; what it said before stays as a version; for coordinators.");
        courses.MapDelete("/{id:guid}", RetireCourse.Handle).InTransaction().Matched().WithName("retireCourse")
            .WithSummary("Takes a course out of the catalog; for coordinators.");
        courses.MapGet("/{id:guid}/versions", GetVersions.All).AllowAnonymous().WithName("listCourseVersions")
            .WithSummary("What a course says and said, newest first.");
        courses.MapGet("/{id:guid}/versions/{number:int}", GetVersions.One).AllowAnonymous().WithName("getCourseVersion")
            .WithSummary("One version of a course.");
    }
}
