using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Releases what was booked for times at which the lab is not open any more, as for a closure, a bounded number at a
/// time.</summary>
[ConsumerName("CreativeLabs.Registration.Bookings.ReleaseOutsideHours")]
internal sealed class OpeningHoursConsumer(RegistrationDb db, PersonVault vault, TimeProvider clock) : IConsumer<OpeningHoursChanged>
{
    private const int AtOnce = 100;

    private static readonly LocalText Reason = new(
        "лабораториянын иш убактысы өзгөрдү.", "часы работы лаборатории изменились.", "the lab's opening hours have changed.");

    public async Task Consume(ConsumeContext<OpeningHoursChanged> context)
    {
        var (fact, token) = (context.Message, context.CancellationToken);
        var (now, lab) = (clock.GetUtcNow(), await db.Labs.AsNoTracking().SingleAsync(l => l.Id == fact.LabId, token));
        // Days off are the closures' to look at: here only the hours of the week count.
        var hours = new Timetable(lab.Hours, new Dictionary<DateOnly, LocalText>());
        var rows = await (from booking in db.Bookings
                          where booking.LabId == fact.LabId && booking.StartsAt > now && booking.Id > fact.After
                              && (booking.State == BookingState.Held || booking.State == BookingState.Confirmed)
                          join resource in db.Resources on booking.ResourceId equals resource.Id
                          join entry in db.Vault on booking.PersonId equals entry.PersonId
                          orderby booking.Id
                          select new { booking, resource.Name, entry }).Take(AtOnce).ToListAsync(token);
        // Quota rows in one order, so that two of these do not wait for each other in a ring.
        foreach (var row in rows.Where(row => !hours.IsOpen(row.booking.StartsAt, row.booking.Minutes))
            .OrderBy(row => row.booking.PersonId).ThenBy(row => row.booking.StartsAt))
        {
            if (row.booking.CloseOut(row.entry.DataKey is null ? null : vault.Seal(row.entry, Booking.ReasonColumn, Reason)))
            {
                await db.Released(row.booking, row.Name, ReleaseCause.Closed, Reason, context, token);
            }
        }

        if (rows.Count == AtOnce)
        {
            await context.Publish(fact with { After = rows[^1].booking.Id }, token);
        }

        await db.SaveChangesAsync(token);
    }
}

/// <summary>Releases what a woman booked at a lab that she has left.</summary>
[ConsumerName("CreativeLabs.Registration.Bookings.ReleaseOfWhoLeft")]
internal sealed class MembershipEndedConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<MembershipEnded>
{
    public async Task Consume(ConsumeContext<MembershipEnded> context)
    {
        var (fact, token) = (context.Message, context.CancellationToken);
        var (person, now) = (fact.PersonId, clock.GetUtcNow());
        // She may have come back meanwhile.
        if (await db.Memberships.AnyAsync(m => m.PersonId == person && m.LabId == fact.LabId && m.EndedAt == null, token))
        {
            return;
        }

        var bookings = await (from booking in db.Bookings
                              where booking.LabId == fact.LabId && booking.PersonId == person && booking.StartsAt > now
                                  && (booking.State == BookingState.Held || booking.State == BookingState.Confirmed)
                              join resource in db.Resources on booking.ResourceId equals resource.Id
                              orderby booking.StartsAt, booking.Id
                              select new { booking, resource.Name }).ToListAsync(token);
        foreach (var row in bookings.Where(row => row.booking.CloseOut(null)))
        {
            await db.Released(row.booking, row.Name, ReleaseCause.Left, null, context, token);
        }

        await db.SaveChangesAsync(token);
    }
}
