using CreativeLabs.Registration.People.Assistance;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>The labs, who belongs to them and who runs them.</summary>
internal sealed class LabsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, LabDataHandler>();
        builder.Services.AddScoped<IRoles, Roles>();
        builder.Services.AddScoped<IRevocations, Roles>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Lab.Map(model);
        Membership.Map(model);
        RoleGrant.Map(model);
        // An action is about a lab, and of labs People knows nothing.
        model.Entity<AssistedAction>().HasOne<Lab>().WithMany().HasForeignKey(action => action.LabId);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var labs = app.MapGroup("/v1/labs").WithTags("Labs");
        labs.MapGet("", ListLabs.Handle).AllowAnonymous().WithName("listLabs").WithSummary("All labs.");
        labs.MapGet("/{id:guid}", GetLab.Handle).Tagged().AllowAnonymous().WithName("getLab").WithSummary("One lab.");
        labs.MapPost("", OpenLab.Handle).Idempotent().WithName("openLab").WithSummary("The operator opens a lab.");
        labs.MapPut("/{id:guid}/identity", EndLab.Describe).InTransaction().Matched().WithName("describeLab")
            .WithSummary("The operator changes what a lab is called and where it is.");
        labs.MapPost("/{id:guid}/end", EndLab.Handle).InTransaction().Matched().WithName("endLab")
            .WithSummary("The operator closes a lab for good; bookings are released and their holders told.");
        labs.MapPost("/{id:guid}/memberships", JoinLab.Handle).Idempotent().WithName("joinLab")
            .WithSummary("The caller becomes a member of the lab.");
        labs.MapPost("/{id:guid}/roles", GrantRole.Handle).Idempotent().WithName("grantRole")
            .WithSummary("The lab's coordinator names a trainer, the operator names a coordinator.");
        labs.MapPut("/{id:guid}", UpdateLab.Handle).InTransaction().Matched().WithName("updateLab")
            .WithSummary("The lab's coordinator changes its hours, facilities, languages and text.");
        labs.MapGet("/{id:guid}/roles", ListRoles.Handle).WithName("listRoles")
            .WithSummary("Who holds a role at the lab, for its coordinator and the operator.");
        labs.MapDelete("/{id:guid}/roles/{grantId:guid}", RevokeRole.Handle).WithName("revokeRole")
            .WithSummary("Ends a role at once: access tokens that name it are good no longer and have to be renewed.");

        app.MapGet("/v1/me/memberships", ListMemberships.Handle).WithTags("Labs").WithName("listMemberships")
            .WithSummary("The caller's labs.");
        app.MapDelete("/v1/me/memberships/{id:guid}", LeaveLab.Handle).InTransaction().WithTags("Labs").WithName("leaveLab")
            .WithSummary("The caller leaves a lab.");
    }
}
