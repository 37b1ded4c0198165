using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Concerns;

/// <summary>Concerns about a mentorship, and how they were closed.</summary>
internal sealed class ConcernsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Concern.Map(model);

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var concerns = app.MapGroup("/v1/mentoring-concerns").WithTags("Concerns").RequireAuthorization();
        concerns.MapGet("", ReadConcerns.List).WithName("listMentoringConcerns")
            .WithSummary("Mentorships of a lab that somebody ended because she did not feel safe; its coordinator and the operator.");
        concerns.MapGet("/{id:guid}", ReadConcerns.Get).Tagged().WithName("getMentoringConcern").WithSummary("One concern.");
        concerns.MapPost("/{id:guid}/closing", ReadConcerns.Close).Matched().WithName("closeMentoringConcern")
            .WithSummary("Clears or upholds a concern; whom it is about is listed again, or is not.");
    }
}
