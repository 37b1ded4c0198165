using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs;
using CreativeLabs.Registration.People;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Bookings;

/// <summary>What she booked, once and weekly, the minutes that count against her quota, and what she decided as a coordinator.</summary>
internal sealed class BookingRecords(RegistrationDb db, IPublishEndpoint publish) : IPersonRecords
{
    public string Room => "bookings";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Booking), typeof(QuotaUse)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var labs = await db.LabsEverCoordinatedBy(ids, token);
        return new
        {
            Bookings = await (from booking in db.Bookings.AsNoTracking()
                              where ids.Contains(booking.PersonId)
                              join resource in db.Resources on booking.ResourceId equals resource.Id
                              orderby booking.Id
                              select new
                              {
                                  booking.Id,
                                  booking.ResourceId,
                                  Resource = resource.Name,
                                  booking.SeriesId,
                                  booking.StartsAt,
                                  booking.EndsAt,
                                  booking.BookedAt,
                                  booking.State,
                                  booking.Reason,
                              }).ToListAsync(token),
            CountedMinutes = await db.QuotaUses.AsNoTracking().Where(q => ids.Contains(q.PersonId)).OrderBy(q => q.Week)
                .Select(q => new { q.LabId, q.Kind, q.Week, q.Minutes }).ToListAsync(token),
            Decided = labs.Count == 0 ? [] : await db.Bookings.AsNoTracking()
                .Where(b => labs.Contains(b.LabId) && b.DecidedBy != null && ids.Contains(b.DecidedBy.Value) && !ids.Contains(b.PersonId)).OrderBy(b => b.Id)
                .Select(b => new { b.Id, b.State, b.Reason }).ToListAsync(token),
        };
    }

    /// <summary>Bookings move as they are: they are of one woman, and no two of a resource overlap whoever has them. The counted minutes of a week add up,
    /// also past the quota: she books nothing more until a week in which she has some left.</summary>
    public async Task Merge(Merger merger, CancellationToken token)
    {
        var (from, to) = (merger.From.PersonId, merger.To.PersonId);
        // The count before the bookings, as in taking a time.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO quota_use (person_id, lab_id, kind, week, minutes)
            SELECT {to}, lab_id, kind, week, minutes FROM quota_use WHERE person_id = {from} ORDER BY lab_id, kind, week
            ON CONFLICT (person_id, lab_id, kind, week) DO UPDATE SET minutes = quota_use.minutes + excluded.minutes
            """, token);
        await db.QuotaUses.Where(q => q.PersonId == from).ExecuteDeleteAsync(token);
        await db.Bookings.Where(b => b.PersonId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.PersonId, to).SetProperty(b => b.Version, b => b.Version + 1), token);
    }

    /// <summary>What has not begun is cancelled, so that others can have the time.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        // The count before the bookings, as in taking a time.
        await db.QuotaUses.Where(q => q.PersonId == personId).ExecuteDeleteAsync(token);
        var live = await db.Bookings.Where(b => b.PersonId == personId && (b.State == BookingState.Held || b.State == BookingState.Confirmed)).OrderBy(b => b.Id)
            .Join(db.Resources, b => b.ResourceId, r => r.Id, (booking, resource) => new { booking, resource.Name }).ToListAsync(token);
        foreach (var row in live.Where(row => row.booking.Cancel(personId, null, now) is null))
        {
            await publish.Publish(CancelBooking.Fact(row.booking, row.Name, herself: true), token);
        }

        await db.SaveChangesAsync(token);
        await db.Bookings.Where(b => b.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(b => b.Reason, (LocalText?)null), token);
    }
}
