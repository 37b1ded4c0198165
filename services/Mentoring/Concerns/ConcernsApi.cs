namespace CreativeLabs.Mentoring.Concerns;

internal static class ConcernsApi
{
    public static void MapConcerns(this IEndpointRouteBuilder app)
    {
        var concerns = app.MapGroup("/v1/mentoring-concerns").WithTags("Concerns").RequireAuthorization();
        concerns.MapGet("", ReadConcerns.List).WithName("listMentoringConcerns")
            .WithSummary("Mentorships of a lab that somebody ended because she did not feel safe; its coordinator and the operator.");
        concerns.MapGet("/{id:guid}", ReadConcerns.Get).WithName("getMentoringConcern").WithSummary("One concern.");
        concerns.MapPost("/{id:guid}/closing", ReadConcerns.Close).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired).WithName("closeMentoringConcern")
            .WithSummary("Clears or upholds a concern; whom it is about is listed again, or is not.");
    }
}
