using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Erasure;

internal static class ErasureApi
{
    public static void AddErasure(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<StartErasure>();
        builder.Services.AddSingleton<ErasureMeters>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ErasureMeters>());
    }

    public static void MapErasure(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/me/erasure", AskErasure.Handle).Idempotent().WithTags("Erasure").WithName("askErasure")
            .WithSummary("The caller is forgotten by all services; needs a sign-in of the last ten minutes.");

        var erasures = app.MapGroup("/v1/erasures").WithTags("Erasure");
        erasures.MapPost("", AskErasureFor.Handle).Idempotent().WithName("askErasureFor")
            .WithSummary("A coordinator asks for a member of her lab, or the operator for anyone; needs a sign-in of the last " +
                "ten minutes.");
        erasures.MapGet("", ListErasures.Handle).WithName("listErasures")
            .WithSummary("Erasures that are not done, or in one state, for the operator.");
        erasures.MapGet("/{id:guid}", ShowErasure.Handle).AllowAnonymous().WithName("getErasure")
            .WithSummary("How an erasure stands; tells nothing of the person.");
    }
}
