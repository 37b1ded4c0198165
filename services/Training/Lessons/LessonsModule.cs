using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Lessons;

/// <summary>What a course is read in.</summary>
internal sealed class LessonsModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var lessons = app.MapGroup("/v1/courses").WithTags("Lessons").RequireAuthorization();
        lessons.MapPut("/{id:guid}/lessons", WriteLessons.Handle).InTransaction().Matched().WithName("replaceLessons")
            .WithSummary("Puts all lessons of a course in place of those before, as a new version; for coordinators.");
        lessons.MapGet("/{id:guid}/versions/{number:int}/lessons", GetLessons.Handle).WithName("listLessons")
            .WithSummary("The lessons of a version, in order; for who learns or learnt it, and for trainers and coordinators.");
        lessons.MapPost("/files", UploadLessonFile.Handle)
            .Accepts<byte[]>("application/octet-stream", "image/jpeg", "image/png", "image/webp", "application/pdf", "audio/ogg",
            "audio/mpeg")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
                .WithName("sendLessonFile")
            .WithSummary("Keeps a file for lessons under the hash of its bytes, so that sending it twice is sending it once; for " +
                "coordinators.");
        Download(lessons, "/{id:guid}/versions/{number:int}/pack", GetPack.Handle, "getLessonPack",
            "All lessons of a version in one language as a zip: goes on where it broke off, and never changes.", "application/zip");
        Download(lessons, "/{id:guid}/files/{hash}", GetPack.File, "getLessonFile", "A file of a course's lessons.",
            "application/octet-stream");
    }

    private static void Download(RouteGroupBuilder lessons, string path, Delegate handler, string name, string summary, string type)
    {
        lessons.MapGet(path, handler).Produces<byte[]>(200, type).Produces<byte[]>(StatusCodes.Status206PartialContent, type)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status416RangeNotSatisfiable).WithName(name).WithSummary(summary);
    }
}
