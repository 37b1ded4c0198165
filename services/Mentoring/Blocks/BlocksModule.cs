using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Blocks;

/// <summary>Whom a person blocked, as the other features look it up.</summary>
internal sealed class BlocksModule : IFeature
{
    public void MapEntities(ModelBuilder model) => Block.Map(model);
}
