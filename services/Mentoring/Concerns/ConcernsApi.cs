using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Concerns;

internal static class ConcernsApi
{
    public static void MapConcerns(this IEndpointRouteBuilder app)
    {
        var concerns = app.MapGroup("/v1/mentoring-concerns").WithTags("Concerns").RequireAuthorization();
        concerns.MapGet("", ReadConcerns.List).WithName("listMentoringConcerns")
            .WithSummary("Mentorships of a lab that somebody ended because she did not feel safe; its coordinator and the operator.");
        concerns.MapGet("/{id:guid}", ReadConcerns.Get).Tagged().WithName("getMentoringConcern").WithSummary("One concern.");
        concerns.MapPost("/{id:guid}/closing", ReadConcerns.Close).Matched().WithName("closeMentoringConcern")
            .WithSummary("Clears or upholds a concern; whom it is about is listed again, or is not.");
    }
}
