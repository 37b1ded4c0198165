using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Blocks;

/// <summary>Who writes to whom no more.</summary>
internal sealed class BlocksModule : IFeature
{
    public void MapEntities(ModelBuilder model) => BlockedPair.Map(model);
}
