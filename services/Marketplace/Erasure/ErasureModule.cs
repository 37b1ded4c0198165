using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>What becomes of what a person leaves here.</summary>
internal sealed class ErasureModule : IFeature
{
    public void MapEntities(ModelBuilder model) => ErasedPerson.Map(model);
}
