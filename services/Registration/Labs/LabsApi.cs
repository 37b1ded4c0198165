using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs;

internal static class LabsApi
{
    public static void MapLabs(this IEndpointRouteBuilder app)
    {
        var labs = app.MapGroup("/v1/labs").WithTags("Labs");
        labs.MapGet("", ListLabs.Handle).AllowAnonymous().WithName("listLabs").WithSummary("All labs.");
        labs.MapGet("/{id:guid}", ReadLab.Handle).AllowAnonymous().WithName("readLab").WithSummary("One lab.");
        labs.MapPost("/{id:guid}/memberships", JoinLab.Handle).Idempotent().WithName("joinLab").WithSummary("The caller becomes a member of the lab.");
        labs.MapPost("/{id:guid}/roles", GrantRole.Handle).Idempotent().WithName("grantRole").WithSummary("The lab's coordinator names a trainer.");

        app.MapGet("/v1/me/memberships", ListMemberships.Handle).WithTags("Labs").WithName("listMemberships").WithSummary("The caller's labs.");
    }
}
