using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.StaffReads;

/// <summary>Which of the staff read whose data, chained so that no row can be taken out unseen.</summary>
internal sealed class StaffReadsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<ChainStaffReads>();
    }

    public void MapEntities(ModelBuilder model)
    {
        StaffRead.Map(model);
        StaffReadLink.Map(model);
        UnchainedRead.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/operations/registration/staff-reads/check", VerifyStaffReads.Check).RequireAuthorization("operator")
            .WithTags("Operations").WithName("checkStaffReads").WithSummary("Whether the chain of staff reads holds, from its beginning.");
    }
}
