using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Sandbox.Faults;

internal static class FaultsApi
{
    public static readonly Error Down =
        new("provider_down", "Провайдер иштебей жатат.", "Провайдер не работает.", "The provider is down.", 503);

    public static void MapFaults(this IEndpointRouteBuilder app) =>
        app.MapPost("/faults", Misbehave.Handle).WithName("misbehave").WithSummary("Make an SMS provider or the rail misbehave")
            .WithTags("Faults");
}
