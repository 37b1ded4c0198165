using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Assistance;

/// <summary>What coordinators did for women.</summary>
internal sealed class AssistanceModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        AssistedAction.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/me/assisted-actions", ListAssistedActions.Handle).WithTags("People").WithName("listAssistedActions")
            .WithSummary("When a coordinator acted for the caller, and why.");
    }
}
