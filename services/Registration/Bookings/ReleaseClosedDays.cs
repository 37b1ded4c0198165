using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Resources;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Bookings;

/// <summary>Releases what was booked on days that are closed now, a bounded number at a time.</summary>
internal sealed class ReleaseClosedDays(RegistrationDb db) : IConsumer<DaysClosed>
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

        var (from, to) = (LabTime.At(off[0], 0), LabTime.At(off[^1], LabTime.MinutesOfDay));
        var bookings = await db.Bookings
            .Where(b => b.LabId == fact.LabId && b.StartsAt >= from && b.StartsAt < to && (b.State == BookingState.Held || b.State == BookingState.Confirmed))
            .OrderBy(b => b.StartsAt).ThenBy(b => b.Id).Take(AtOnce)
            .Join(db.Resources, b => b.ResourceId, r => r.Id, (booking, resource) => new { booking, resource.Name }).ToListAsync(token);
        var released = 0;
        // Quota rows in one order, so that two closures at once do not wait for each other in a ring.
        foreach (var row in bookings.OrderBy(row => row.booking.PersonId).ThenBy(row => row.booking.StartsAt))
        {
            if (timetable.OffOn(LabTime.DayOf(row.booking.StartsAt)) is { } reason && row.booking.CloseOut(reason))
            {
                await db.Released(row.booking, row.Name, ReleaseCause.Closed, context, token);
                released++;
            }
        }

        if (bookings.Count == AtOnce && released > 0)
        {
            await context.Publish(fact, token);
        }
    }

    private static IEnumerable<DateOnly> Days(DaysClosed fact) =>
        Enumerable.Range(0, fact.LastDay.DayNumber - fact.FirstDay.DayNumber + 1).Select(fact.FirstDay.AddDays);
}
