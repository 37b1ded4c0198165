using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Events;

/// <summary>What an event is, and who sees it.</summary>
internal sealed class EventsModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ILabPlans, EventsAtLab>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Event.Map(model);
    }
}
