using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Pins;

/// <summary>PINs, and the proof that it is still she who uses a session.</summary>
internal sealed class PinsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PinHashes>();
        services.AddSingleton<PinTries>();
        services.AddSingleton<PinCheck>();
        services.AddScoped<VerifyStepUp>();
        services.AddScoped<UpdatePin>();
        builder.Services.AddScoped<IPersonalDataHandler, PinDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Pin.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var me = app.MapGroup("/v1/me").WithTags("Sign-in").RequireAuthorization().AddEndpointFilter(Closed.WithoutRedis);
        me.MapPut("/pin", UpdatePin.Set).WithName("setPin")
            .WithSummary("Sets a PIN, or changes it with the old one or a code to the caller's own phone.");
        me.MapPost("/pin/removal", UpdatePin.Remove).WithName("removePin")
            .WithSummary("Removes the PIN, with the PIN or a code to the caller's own phone.");
        me.MapPut("/device", RememberDevice.Handle).WithName("rememberDevice")
            .WithSummary("Makes this device known: with its key, phone and PIN sign in on it.");
    }
}
