using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Blocks;

/// <summary>Who wants nothing to do with whom, for what people ask of each other here.</summary>
internal sealed class BlocksModule : IFeature
{
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddScoped<IPersonalDataHandler, BlockDataHandler>();

    public void MapEntities(ModelBuilder model) => BlockedPair.Map(model);
}
