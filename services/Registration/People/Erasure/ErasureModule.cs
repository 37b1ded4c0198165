using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Forgetting a person, in all services.</summary>
internal sealed class ErasureModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StartErasure>();
        builder.Services.AddScoped<AnnounceErasure>();
        builder.Services.AddSingleton<ErasureMeters>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ErasureMeters>());
        builder.Services.AddScoped<IPersonalDataHandler, ErasureDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        PersonErasure.Map(model);
        ErasureNotice.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/me/erasure", AskErasure.Handle).Idempotent().WithTags("Erasure").WithName("askErasure")
            .WithSummary("The caller is forgotten by all services; needs a sign-in of the last ten minutes.");
        var mine = app.MapGroup("/v1/me/erasure").WithTags("Erasure").RequireAuthorization();
        mine.MapGet("", AnnounceErasure.Show).WithName("getAnnouncedErasure")
            .WithSummary("The erasure that staff asked for and the caller can still call off.");
        mine.MapDelete("", AnnounceErasure.CallOff).WithName("callOffErasure").WithSummary("Calls off the erasure that staff asked for.");

        var erasures = app.MapGroup("/v1/erasures").WithTags("Erasure");
        erasures.MapGet("", ListErasures.Handle).WithName("listErasures")
            .WithSummary("Erasures that are not done, or in one state, for the operator.");
        erasures.MapGet("/{id:guid}", GetErasure.Handle).AllowAnonymous().WithName("getErasure")
            .WithSummary("How an erasure stands; tells nothing of the person.");
    }
}
