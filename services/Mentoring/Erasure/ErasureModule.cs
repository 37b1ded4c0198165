using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Erasure;

/// <summary>What is remembered of who was erased.</summary>
internal sealed class ErasureModule : IFeature
{
    public void MapEntities(ModelBuilder model) => ErasedPerson.Map(model);
}
