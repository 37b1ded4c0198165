using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Releases what was booked on days that are closed now, a bounded number at a time.</summary>
[ConsumerName("CreativeLabs.Registration.Bookings.ReleaseClosedDays")]
internal sealed class ClosedDaysConsumer(RegistrationDb db, PersonVault vault) : IConsumer<DaysClosed>
{
    private const int AtOnce = 100;

    public async Task Consume(ConsumeContext<DaysClosed> context)
    {
        var (fact, token) = (context.Message, context.CancellationToken);
        var lab = await db.Labs.AsNoTracking().SingleAsync(l => l.Id == fact.LabId, token);
        // The closure may have been taken back meanwhile.
        var timetable = await db.TimetableOf(lab, fact.FirstDay, fact.LastDay, token);
        var off = Days(fact).Where(day => timetable.OffOn(day) is not null).ToList();
        if (off.Count == 0)
        {
            return;
        }

        var (start, end) = (LabTime.At(off[0], 0), LabTime.At(off[^1], LabTime.MinutesOfDay));
        // Who is being forgotten has no entry any more; her erasure cancels what she booked.
        var bookings = await (from booking in db.Bookings
                              where booking.LabId == fact.LabId && booking.StartsAt >= start && booking.StartsAt < end
                                  && (booking.State == BookingState.Held || booking.State == BookingState.Confirmed)
                              join resource in db.Resources on booking.ResourceId equals resource.Id
                              join entry in db.Vault on booking.PersonId equals entry.PersonId
                              orderby booking.StartsAt, booking.Id
                              select new { booking, resource.Name, entry }).Take(AtOnce).ToListAsync(token);
        var released = 0;
        // Quota rows in one order, so that two closures at once do not wait for each other in a ring.
        foreach (var row in bookings.OrderBy(row => row.booking.PersonId).ThenBy(row => row.booking.StartsAt))
        {
            if (timetable.OffOn(LabTime.DayOf(row.booking.StartsAt)) is { } reason && row.booking.CloseOut(Seal(reason, row.entry)))
            {
                await db.Released(row.booking, row.Name, ReleaseCause.Closed, reason, context, token);
                released++;
            }
        }

        if (bookings.Count == AtOnce && released > 0)
        {
            await context.Publish(fact, token);
        }
    }

    /// <summary>Without a key nobody could read it; the time is given free all the same.</summary>
    private byte[]? Seal(LocalText reason, VaultEntry entry) =>
        entry.DataKey is null ? null : vault.Seal(entry, Booking.ReasonColumn, reason);

    private static IEnumerable<DateOnly> Days(DaysClosed fact) =>
        Enumerable.Range(0, fact.LastDay.DayNumber - fact.FirstDay.DayNumber + 1).Select(fact.FirstDay.AddDays);
}
