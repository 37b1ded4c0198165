using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>What one booking, and each date of a series, goes through: the rules, the quota, the time itself.</summary>
internal sealed class TakeTime(Resource resource, Timetable timetable, int quota, Guid personId, DateTimeOffset now)
{
    private static readonly TimeSpan TimeToApprove = TimeSpan.FromHours(1);

    public Resource Resource => resource;

    public Timetable Timetable => timetable;

    /// <summary>Everything that is needed to book once or weekly, read in the transaction that will book; the lab's days stay as they are
    /// until then.</summary>
    public static async Task<(TakeTime? Time, ProblemResult? Problem)> Begin(
        RegistrationDb db, Agreements agreements, Guid resourceId, Guid personId, DateTimeOffset startsAt, int weeks, DateTimeOffset now,
        CancellationToken token)
    {
        var found = await db.Resources.AsNoTracking().Where(r => r.Id == resourceId)
            .Join(db.Labs, r => r.LabId, l => l.Id, (resource, lab) => new { resource, lab }).SingleOrDefaultAsync(token);
        if (found is null || !await db.People.AnyAsync(p => p.Id == personId, token))
        {
            return (null, ProblemResult.NotFound);
        }

        var (resource, lab) = (found.resource, found.lab);
        // Before any reckoning with days: the calendar ends with the year 9999.
        if ((await Broken(db, agreements, resource, personId, token) ?? OutOfReach(resource, startsAt, now)) is { } rule)
        {
            return (null, ProblemResult.Of(rule));
        }

        var first = LabTime.DayOf(startsAt);
        await db.KeepDaysOpen(lab.Id, token);
        // Whoever takes it out of use waits for those who book, and then releases what they booked.
        if (!await db.Resources.AnyAsync(r => r.Id == resourceId && r.InUse, token))
        {
            return (null, ProblemResult.Of(BookingRules.NotInUse));
        }

        var timetable = await db.TimetableOf(lab, first, first.AddDays(7 * (weeks - 1)), token);
        var quota = await db.WeeklyQuotas.AsNoTracking().Where(q => q.LabId == lab.Id && q.Kind == resource.Kind)
            .Select(q => (int?)q.Minutes).SingleOrDefaultAsync(token);
        return (new TakeTime(resource, timetable, quota ?? WeeklyQuota.Usual(resource.Kind), personId, now), null);
    }

    private static async Task<Error?> Broken(RegistrationDb db, Agreements agreements, Resource resource, Guid personId,
        CancellationToken token)
    {
        if (await agreements.Missing(personId, token) is { } missing)
        {
            return missing;
        }

        if (!await db.IsMember(personId, resource.LabId, token))
        {
            return LabRules.MembershipRequired;
        }

        return resource.InUse ? null : BookingRules.NotInUse;
    }

    /// <summary>The booking, written as part of the caller's transaction, or the rule that forbids it.</summary>
    public async Task<(Booking? Booking, Error? Broken)> Try(
        DateTimeOffset startsAt, int minutes, Guid? seriesId, RegistrationDb db, IPublishEndpoint publish, CancellationToken token)
    {
        if (Check(resource, timetable, startsAt, minutes, now) is { } rule)
        {
            return (null, rule);
        }

        var starts = startsAt.ToUniversalTime();
        var booking = Booking.Take(Guid.CreateVersion7(now), resource, personId, new Slot(starts, starts.AddMinutes(minutes)),
            seriesId, now);
        if (!await QuotaUse.Take(db, booking, quota, token))
        {
            return (null, BookingRules.QuotaReached.With("quotaMinutes", quota));
        }

        if (!await Insert(db, booking, token))
        {
            await QuotaUse.GiveBack(db, booking, token);
            return (null, BookingRules.Taken);
        }

        await Tell(booking, resource.Name, publish, token);
        return (booking, null);
    }

    /// <summary>The rules that need no database.</summary>
    public static Error? Check(Resource resource, Timetable timetable, DateTimeOffset startsAt, int minutes, DateTimeOffset now)
    {
        if (OutOfReach(resource, startsAt, now) is { } rule)
        {
            return rule;
        }

        if (resource.NeedsApproval && startsAt < now + TimeToApprove)
        {
            return BookingRules.TooSoonToApprove;
        }

        if (minutes > resource.MaxMinutes)
        {
            return BookingRules.TooLong.With("maxMinutes", resource.MaxMinutes);
        }

        return !timetable.IsOpen(startsAt, minutes) ? BookingRules.LabClosed
            : !timetable.OnSlots(startsAt, minutes, resource.SlotMinutes) ? BookingRules.NotASlot.With("slotMinutes", resource.SlotMinutes)
            : null;
    }

    // The running slot may still be taken: that is what a time given free is for.
    private static Error? OutOfReach(Resource resource, DateTimeOffset startsAt, DateTimeOffset now) =>
        startsAt > now.AddDays(resource.DaysAhead) ? BookingRules.TooFarAhead.With("daysAhead", resource.DaysAhead)
        : startsAt <= now.AddMinutes(-resource.SlotMinutes) ? BookingRules.AlreadyPast
        : null;

    /// <summary>Tells that a booking stands and sets the deadline of its state.</summary>
    public static async Task Tell(Booking booking, LocalText name, IPublishEndpoint publish, CancellationToken token)
    {
        if (booking is { State: BookingState.Held, HeldUntil: { } until })
        {
            await publish.SchedulePublish(new BookingHoldDue(booking.Id), until, token);
            return;
        }

        await publish.Publish(
            new BookingConfirmed(booking.Id, booking.PersonId, booking.ResourceId, booking.LabId, name, booking.StartsAt, booking.EndsAt,
            booking.SeriesId), token);
        await publish.SchedulePublish(new BookingNoShowDue(booking.Id), booking.WaitsUntil, token);
    }

    /// <summary>False when someone else has some of the time. ON CONFLICT asks the exclusion constraint before it writes: who comes second
    /// waits for the first instead of both waiting for each other, and her transaction goes on.</summary>
    public static async Task<bool> Insert(RegistrationDb db, Booking booking, CancellationToken token) => await db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO booking (id, resource_id, lab_id, kind, person_id, series_id, starts_at,
          ends_at, booked_at, state, held_until, waits_until, version)
        VALUES ({booking.Id}, {booking.ResourceId}, {booking.LabId}, {booking.Kind.ToString()}, {booking.PersonId}, {booking.SeriesId},
          {booking.StartsAt}, {booking.EndsAt}, {booking.BookedAt}, {booking.State.ToString()},
          {booking.HeldUntil}, {booking.WaitsUntil}, {booking.Version})
        ON CONFLICT DO NOTHING
        """, token) == 1;
}
