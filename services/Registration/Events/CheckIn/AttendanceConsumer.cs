using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>Sets the places of a closed event to attended or no-show, some hundreds in a transaction, and goes on by a fact, so that it
/// survives any crash and nobody waits for it. Settling again changes only what a late list has changed.</summary>
[ConsumerName("CreativeLabs.Registration.CheckIn.SettleAttendance")]
internal sealed class AttendanceConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<AttendanceToSettle>, IConsumer<WalkInsToTell>
{
    private const int AtOnce = 500;

    public async Task Consume(ConsumeContext<AttendanceToSettle> context)
    {
        var ((id, after), token) = (context.Message, context.CancellationToken);
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token) is not { } held)
        {
            return;
        }

        // Lists wait at the door meanwhile: what they bring later they settle themselves. The seating is held as for every change of a
        // place.
        var door = await CheckInSession.Lock(db, id, token);
        await db.LockAsync<Seating>(id, token);
        var places = await db.EventRegistrations.Where(p => p.EventId == id && p.Id > after
                && (p.State == EventRegistrationState.Confirmed || p.State == EventRegistrationState.Attended
                    || p.State == EventRegistrationState.NoShow))
            .OrderBy(p => p.Id).Take(AtOnce).ToListAsync(token);
        var persons = places.ConvertAll(p => (Guid?)p.PersonId);
        var came = await db.Arrivals.AsNoTracking().Where(a => a.EventId == id && persons.Contains(a.PersonId))
            .ToDictionaryAsync(a => a.PersonId!.Value, a => a.People, token);
        foreach (var place in places)
        {
            var attended = came.TryGetValue(place.PersonId, out var people);
            var settled = attended ? EventRegistrationState.Attended : EventRegistrationState.NoShow;
            if (place.State == settled || place.State is EventRegistrationState.Attended)
            {
                continue;
            }

            door.Miss(settled is EventRegistrationState.NoShow ? 1 : place.State is EventRegistrationState.NoShow ? -1 : 0);
            place.Enter(settled, clock.GetUtcNow());
            await context.Publish(new AttendanceRecorded(id, held.LabId, place.PersonId, place.Id, attended, people), token);
        }

        await (places.Count == AtOnce
            ? context.Publish(new AttendanceToSettle(id, places[^1].Id), token)
            : context.Publish(new WalkInsToTell(id), token));
    }

    public async Task Consume(ConsumeContext<WalkInsToTell> context)
    {
        var (id, token) = (context.Message.EventId, context.CancellationToken);
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token) is not { } held)
        {
            return;
        }

        var door = await CheckInSession.Lock(db, id, token);
        var untold = await db.Arrivals.Where(a => a.EventId == id && a.PlaceId == null && a.PersonId != null && !a.Told).OrderBy(a => a.Id)
            .Take(AtOnce).ToListAsync(token);
        foreach (var arrival in untold)
        {
            arrival.Tell();
            await context.Publish(new AttendanceRecorded(id, held.LabId, arrival.PersonId!.Value, null, true, arrival.People), token);
        }

        if (untold.Count == AtOnce)
        {
            await context.Publish(new WalkInsToTell(id), token);
            return;
        }

        await context.Publish(
            new EventAttendanceCounted(
                id, held.LabId, door.Persons, door.Companions, door.Unregistered, await GetAttendance.Heads(db, id, token), door.NoShows),
                token);
    }
}
