using CreativeLabs.Keys;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.People.Deliveries;

/// <summary>Where a message reaches a person.</summary>
internal sealed class DeliveriesModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.AddTransportKeys();
    }
}
