using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>A free slot.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
internal sealed record SlotView(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>A day of a resource.</summary>
/// <param name="Day">In Asia/Bishkek.</param>
/// <param name="Closed">Why the lab is off on this day, in the caller's language; null otherwise.</param>
/// <param name="Free">Slots that can be booked now.</param>
internal sealed record DayView(DateOnly Day, string? Closed, IReadOnlyList<SlotView> Free);

/// <summary>When a resource is free.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="SlotMinutes">What a booking is counted in.</param>
/// <param name="Days">In order.</param>
internal sealed record FreeView(Guid ResourceId, int SlotMinutes, IReadOnlyList<DayView> Days);

internal static class FreeSlots
{
    private const int MostDays = 14;
    private const int FarthestDays = 366;

    public static async Task<Results<Ok<FreeView>, ProblemResult>> Handle(
        Guid id, DateOnly? from, int? days, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = LabTime.DayOf(now);
        var (first, count) = (from ?? today, days ?? 7);
        if (new Validation().Range(count, 1, MostDays, "days")
            .Check(Math.Abs(first.DayNumber - today.DayNumber) <= FarthestDays, "from", BookingRules.DayOutOfRange).Problem is { } refusal)
        {
            return refusal;
        }

        var found = await db.Resources.AsNoTracking().Where(r => r.Id == id)
            .Join(db.Labs, r => r.LabId, l => l.Id, (resource, lab) => new { resource, lab }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsTrainerAt(found.lab.Id) && !await db.IsMember(caller.PersonId, found.lab.Id, token))
        {
            return ProblemResult.Forbidden;
        }

        var last = first.AddDays(count - 1);
        var timetable = await db.TimetableOf(found.lab, first, last, token);
        var taken = await Taken(db, id, LabTime.At(first, 0), LabTime.At(last, LabTime.MinutesOfDay), token);
        var view = Enumerable.Range(0, count).Select(first.AddDays).Select(day => new DayView(
            day, timetable.OffOn(day) is { } off ? http.Say(off) : null, Free(found.resource, timetable, day, taken, now)));
        return TypedResults.Ok(new FreeView(id, found.resource.SlotMinutes, view.ToList()));
    }

    private static async Task<List<Slot>> Taken(RegistrationDb db, Guid resourceId, DateTimeOffset from, DateTimeOffset to,
        CancellationToken token)
    {
        // Written as the exclusion constraint is, so that its index answers.
        var rows = await db.Bookings.FromSql($"""
            SELECT * FROM booking WHERE resource_id = {resourceId} AND tstzrange(starts_at, ends_at) && tstzrange({from}, {to})
              AND state IN ('Held', 'Confirmed', 'CheckedIn')
            """).AsNoTracking().Select(b => new { b.StartsAt, b.EndsAt }).ToListAsync(token);
        return rows.ConvertAll(b => new Slot(b.StartsAt, b.EndsAt));
    }

    private static List<SlotView> Free(Resource resource, Timetable timetable, DateOnly day, List<Slot> taken, DateTimeOffset now) =>
        timetable.SlotsOn(day, resource.SlotMinutes)
            .Where(slot => resource.InUse && !taken.Exists(slot.Overlaps)
                && TakeTime.Check(resource, timetable, slot.StartsAt, resource.SlotMinutes, now) is null)
            .Select(slot => new SlotView(slot.StartsAt, slot.EndsAt)).ToList();
}
