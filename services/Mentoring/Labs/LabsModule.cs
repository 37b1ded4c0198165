using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Labs;

/// <summary>The labs and their members, as Registration tells them.</summary>
internal sealed class LabsModule : IFeature
{
    public void MapEntities(ModelBuilder model)
    {
        Lab.Map(model);
        LabMember.Map(model);
    }
}
