using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>The consent of a guardian, without which a girl who may be under sixteen takes part in nothing.</summary>
internal sealed class GuardiansModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Agreements>();
        builder.Services.AddScoped<IPersonalDataHandler, GuardianDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        GuardianConsent.Map(model);
        GuardianSlip.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("Guardians").RequireAuthorization();
        me.MapGet("/guardian", GetGuardianState.Handle).WithName("getGuardianState")
            .WithSummary("Whether the caller needs the consent of a guardian, and whether it is there.");
        me.MapGet("/guardian-consents", ListGuardianConsents.Handle).WithName("listGuardianConsents")
            .WithSummary("The consents of guardians to the caller's taking part, and those that were withdrawn.");
        me.MapPut("/guardian-slip", MakeGuardianSlip.Handle).InTransaction().WithName("makeGuardianSlip")
            .WithSummary("A slip by which a coordinator records what the guardian signed on paper; in place of the one before.");

        var byPhone = app.MapGroup("/v1/me").WithTags("Guardians").RequireAuthorization().AddEndpointFilter(Closed.WithoutRedis);
        byPhone.MapPost("/guardian-codes", SendGuardianCode.Handle).WithName("sendGuardianCode")
            .WithSummary("Sends a code to the guardian's phone.");
        byPhone.MapPost("/guardian-consents", GiveGuardianConsent.Handle).Idempotent().WithName("createGuardianConsent")
            .WithSummary("The guardian agrees, by the code that came to her own phone.");
    }
}
