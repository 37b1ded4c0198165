using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Events;

internal sealed class EventsAtLab(RegistrationDb db) : ILabPlans
{
    public string Name => "events";

    public Task<int> CountAt(Guid labId, DateTimeOffset now, CancellationToken token) =>
        db.Events.CountAsync(e => e.LabId == labId && e.State == EventState.Published && e.EndsAt > now, token);
}
