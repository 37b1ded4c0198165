using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Staff;

/// <summary>Who keeps the platform running, so that somebody is told of what waits for her.</summary>
internal sealed class StaffModule : IFeature
{
    public void MapEntities(ModelBuilder model) => KnownOperator.Map(model);
}
