using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;

namespace CreativeLabs.Registration.Events.CheckIn;

internal sealed class Attendance(RegistrationDb db) : IAttendance
{
    public async Task TakeBackNoShow(Guid eventId, CancellationToken token) => (await CheckInSession.Lock(db, eventId, token)).Miss(-1);
}
