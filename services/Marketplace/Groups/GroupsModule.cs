using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Groups;

/// <summary>What is known here of self-help groups.</summary>
internal sealed class GroupsModule : IFeature
{
    public void MapEntities(ModelBuilder model) => KnownGroup.Map(model);
}
