using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

internal sealed class CohortsAtLab(RegistrationDb db) : ILabPlans
{
    public string Name => "cohorts";

    public Task<int> CountAt(Guid labId, DateTimeOffset now, CancellationToken token)
    {
        var today = Bishkek.Today(now);
        return db.Cohorts.CountAsync(c => c.LabId == labId && c.EndsOn >= today, token);
    }
}
