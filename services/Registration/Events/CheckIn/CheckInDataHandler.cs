using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>What she came to, with and without a place, and whom she let in as a coordinator.</summary>
internal sealed class CheckInDataHandler(RegistrationDb db, IPublishEndpoint publish) : IPersonalDataHandler
{
    public string Feature => "checkIn";

    public IReadOnlyList<Type> Holds { get; } = [typeof(Arrival), typeof(Headcount)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var labs = await db.LabsEverCoordinatedBy(ids, token);
        var theirs = db.Events.Where(e => labs.Contains(e.LabId)).Select(e => e.Id);
        return new
        {
            Arrivals = await db.Arrivals.AsNoTracking().Where(a => a.PersonId != null && ids.Contains(a.PersonId.Value)).OrderBy(a => a.At)
                .Join(db.Events, a => a.EventId, e => e.Id, (a, e) => new { a.EventId, Event = e.Title, a.PlaceId, a.People, a.At })
                    .ToListAsync(token),
            // How many, not whom: those are others' data.
            LetIn = labs.Count == 0
                ? [] : await db.Arrivals.Where(a => theirs.Contains(a.EventId) && ids.Contains(a.RecordedBy)).GroupBy(a => a.EventId)
                .Select(g => new { EventId = g.Key, Lines = g.Count() }).ToListAsync(token),
            Counted = labs.Count == 0 ? [] : await db.Headcounts.Where(h => theirs.Contains(h.EventId) && ids.Contains(h.RecordedBy))
                .Select(h => new { h.EventId, h.Count, h.CountedAt }).ToListAsync(token),
        };
    }

    /// <summary>That she came moves. Where both records came to one event she came once, and who came with either came with her; a closed
    /// event's places are settled again. Whom she let in stays under the id that did it.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        var (from, to) = (merge.From.PersonId, merge.To.PersonId);
        // The doors before any seating, as whoever settles an event locks them.
        var doors = await db.CheckInSessions.FromSql(
            $"""
            SELECT * FROM door
            WHERE event_id IN (SELECT event_id FROM check_in WHERE person_id = {from}
              UNION SELECT event_id FROM place WHERE person_id = {from})
            ORDER BY event_id FOR UPDATE
            """).ToListAsync(token);
        var arrivals = await db.Arrivals.Where(a => a.PersonId == from
            || (a.PersonId == to && db.Arrivals.Any(other => other.EventId == a.EventId && other.PersonId == from))).ToListAsync(token);
        var stay = new List<Arrival>();
        foreach (var same in arrivals.GroupBy(a => a.EventId))
        {
            var kept = same.OrderBy(a => a.PlaceId is null).ThenBy(a => a.At).First();
            stay.Add(kept);
            foreach (var goes in same.Where(a => a != kept))
            {
                kept.TakeIn(goes);
                doors.Single(d => d.EventId == same.Key).CountOnce(goes.PlaceId is null);
                db.Remove(goes);
            }
        }

        // What goes is gone before another takes its place under the unique index.
        await db.SaveChangesAsync(token);
        stay.ForEach(a => a.MoveTo(to));
        foreach (var door in doors.Where(d => d.ClosedAt is not null))
        {
            await publish.Publish(new AttendanceToSettle(door.EventId, Guid.Empty), token);
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>That somebody came, and how many with her, is a figure of the event.</summary>
    public Task Erase(Guid personId, DateTimeOffset now, CancellationToken token) => Task.CompletedTask;
}
