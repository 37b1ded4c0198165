using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Programmes;

/// <summary>Who takes part in which programme, as Registration tells it.</summary>
internal sealed class ProgrammesModule : IFeature
{
    public void MapEntities(ModelBuilder model) => ProgrammeParticipant.Map(model);
}
