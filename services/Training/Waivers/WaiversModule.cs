using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Waivers;

/// <summary>What somebody is let off.</summary>
internal sealed class WaiversModule : IFeature
{
    public void MapOperations(IEndpointRouteBuilder app)
    {
        var waivers = app.MapGroup("/v1/offerings/{id:guid}/waivers").WithTags("Waivers").RequireAuthorization();
        waivers.MapPost("", CreateWaiver.Handle).Idempotent().WithName("createWaiver")
            .WithSummary("Lets a person into an offering without the courses that are required; for the lab's trainer and coordinator.");
        waivers.MapGet("", CreateWaiver.List).WithName("listWaivers")
            .WithSummary("Who was let in so, by whom and why; for the lab's trainer and coordinator.");
    }
}
