using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>What she booked, once and weekly, the minutes that count against her quota, and what she decided as a coordinator.</summary>
internal sealed class BookingDataHandler(RegistrationDb db, PersonVault vault, IPublishEndpoint publish) : IPersonalDataHandler
{
    public string Feature => "bookings";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Booking), typeof(QuotaUse)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var labs = await db.LabsEverCoordinatedBy(ids, token);
        var bookings = await db.Bookings.AsNoTracking().Where(b => ids.Contains(b.PersonId)).OrderBy(b => b.Id)
            .Join(db.Resources, b => b.ResourceId, r => r.Id, (booking, resource) => new { booking, resource.Name }).ToListAsync(token);
        return new
        {
            Bookings = bookings.ConvertAll(row => new
            {
                row.booking.Id,
                row.booking.ResourceId,
                Resource = row.Name,
                row.booking.SeriesId,
                row.booking.StartsAt,
                row.booking.EndsAt,
                row.booking.BookedAt,
                row.booking.State,
                Reason = row.booking.ReasonOf(entries.Single(e => e.PersonId == row.booking.PersonId), vault),
            }),
            CountedMinutes = await db.QuotaUses.AsNoTracking().Where(q => ids.Contains(q.PersonId)).OrderBy(q => q.Week)
                .Select(q => new { q.LabId, q.Kind, q.Week, q.Minutes }).ToListAsync(token),
            // What she said to others of it is theirs.
            Decided = labs.Count == 0 ? [] : await db.Bookings.AsNoTracking()
                .Where(b => labs.Contains(b.LabId) && b.DecidedBy != null && ids.Contains(b.DecidedBy.Value) && !ids.Contains(b.PersonId))
                    .OrderBy(b => b.Id)
                .Select(b => new { b.Id, b.State }).ToListAsync(token),
        };
    }

    /// <summary>Bookings move, with what she was told of them sealed anew: they are of one woman, and no two of a resource overlap whoever
    /// has them. The counted minutes of a week add up, also past the quota: she books nothing more until a week in which she has some
    /// left.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        // The count before the bookings, as in taking a time.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO quota_use (person_id, lab_id, kind, week, minutes)
            SELECT {to}, lab_id, kind, week, minutes FROM quota_use WHERE person_id = {from} ORDER BY lab_id, kind, week
            ON CONFLICT (person_id, lab_id, kind, week) DO UPDATE SET minutes = quota_use.minutes + excluded.minutes
            """, token);
        await db.QuotaUses.Where(q => q.PersonId == from).ExecuteDeleteAsync(token);
        var bookings = await db.Bookings.FromSql($"SELECT * FROM booking WHERE person_id = {from} ORDER BY id FOR UPDATE")
            .ToListAsync(token);
        bookings.ForEach(b => b.MoveTo(vault, merge.From, merge.To));
        await db.SaveChangesAsync(token);
    }

    /// <summary>What has not begun is cancelled, so that others can have the time.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        // The count before the bookings, as in taking a time.
        await db.QuotaUses.Where(q => q.PersonId == personId).ExecuteDeleteAsync(token);
        var live = await db.Bookings.Where(b =>
            b.PersonId == personId && (b.State == BookingState.Held || b.State == BookingState.Confirmed)).OrderBy(b => b.Id)
            .Join(db.Resources, b => b.ResourceId, r => r.Id, (booking, resource) => new { booking, resource.Name }).ToListAsync(token);
        foreach (var row in live.Where(row => row.booking.Cancel(personId, null, now) is null))
        {
            await publish.Publish(CancelBooking.Fact(row.booking, row.Name, herself: true), token);
        }

        await db.SaveChangesAsync(token);
        await db.Bookings.Where(b => b.PersonId == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Reason, (byte[]?)null), token);
    }
}
