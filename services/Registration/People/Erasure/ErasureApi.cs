using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Erasure;

internal static class ErasureApi
{
    public static void AddErasure(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StartErasure>();
        builder.Services.AddScoped<AnnounceErasure>();
        builder.Services.AddSingleton<ErasureMeters>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ErasureMeters>());
    }

    public static void MapErasure(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/me/erasure", AskErasure.Handle).Idempotent().WithTags("Erasure").WithName("askErasure")
            .WithSummary("The caller is forgotten by all services; needs a sign-in of the last ten minutes.");
        var mine = app.MapGroup("/v1/me/erasure").WithTags("Erasure").RequireAuthorization();
        mine.MapGet("", AnnounceErasure.Show).WithName("readAnnouncedErasure")
            .WithSummary("The erasure that staff asked for and the caller can still call off.");
        mine.MapDelete("", AnnounceErasure.CallOff).WithName("callOffErasure").WithSummary("Calls off the erasure that staff asked for.");

        var erasures = app.MapGroup("/v1/erasures").WithTags("Erasure");
        erasures.MapPost("", AskErasureFor.Handle).Idempotent().WithName("askErasureFor")
            .WithSummary("A coordinator asks for a member of her lab, or the operator for anyone; needs a sign-in of the last " +
                "ten minutes. Who has an account is told and can call it off for seven days.");
        erasures.MapGet("", ListErasures.Handle).WithName("listErasures")
            .WithSummary("Erasures that are not done, or in one state, for the operator.");
        erasures.MapGet("/{id:guid}", ShowErasure.Handle).AllowAnonymous().WithName("getErasure")
            .WithSummary("How an erasure stands; tells nothing of the person.");
    }
}
