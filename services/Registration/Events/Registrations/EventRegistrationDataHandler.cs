using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Her places at events, who comes with her and what support she asked for.</summary>
internal sealed class EventRegistrationDataHandler(
    RegistrationDb db, PersonVault vault, IAttendance attendance, IPublishEndpoint publish, TimeProvider clock) : IPersonalDataHandler
{
    public string Feature => "places";

    public IReadOnlyList<Type> Holds { get; } = [typeof(EventRegistration)];

    public async Task<object> Show(IReadOnlyList<VaultEntry> entries, CancellationToken token)
    {
        var ids = entries.Select(e => e.PersonId).ToList();
        var rows = await (from place in db.EventRegistrations.AsNoTracking()
                          where ids.Contains(place.PersonId)
                          join held in db.Events on place.EventId equals held.Id
                          orderby place.Id
                          select new { place, held.Title, held.StartsAt }).ToListAsync(token);
        return new
        {
            Places = rows.ConvertAll(row => new
            {
                row.place.Id,
                row.place.EventId,
                Event = row.Title,
                row.StartsAt,
                row.place.State,
                row.place.Seats,
                With = Companions.Open(vault, entries.Single(e => e.PersonId == row.place.PersonId), row.place.Companions),
                Support = row.place.Needs,
                InsistsOnSupport = row.place.Insists,
                row.place.Number,
                row.place.OfferUntil,
                row.place.RequestedAt,
                row.place.ChangedAt,
            }),
        };
    }

    /// <summary>Places move, with the names of who comes with her sealed anew. Of two at one event the better one is kept, the surviving
    /// record's when they are equal; the other is given back, and what becomes free is offered to the next in line.</summary>
    public async Task Merge(PersonMerge merge, CancellationToken token)
    {
        // In one order, so that two merges do not wait for each other in a ring.
        var events = await db.EventRegistrations.Where(p => p.PersonId == merge.From.PersonId).Select(p => p.EventId).Distinct().Order()
            .ToListAsync(token);
        foreach (var id in events)
        {
            await Merge((await LockedEvent.Lock(db, publish, clock, id, token))!, merge, token);
        }
    }

    /// <summary>What she has or waits for at an event that has not begun is given back, and offered to the next in line. Of the rest stays
    /// that somebody had it.</summary>
    public async Task Erase(Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var events = await db.EventRegistrations.Where(p => p.PersonId == personId).Select(p =>
            p.EventId).Distinct().Order().ToListAsync(token);
        foreach (var id in events)
        {
            var held = (await LockedEvent.Lock(db, publish, clock, id, token))!;
            foreach (var place in await db.EventRegistrations.Where(p => p.EventId == id && p.PersonId == personId).ToListAsync(token))
            {
                var was = place.State;
                if (held.GivesPlaces)
                {
                    held.Seating.Cancel(place, held.Now);
                }

                place.Forget();
                await held.Follow(place, was, token);
            }

            await held.Save(token);
            await RenewRoster(id, token);
        }
    }

    private async Task Merge(LockedEvent held, PersonMerge merge, CancellationToken token)
    {
        var (id, from, to) = (held.Event.Id, merge.From.PersonId, merge.To.PersonId);
        var places = await db.EventRegistrations.Where(p => p.EventId == id && (p.PersonId == from || p.PersonId == to)).ToListAsync(token);
        foreach (var lesser in places.Where(p => Worth(p) > 0).OrderByDescending(Worth)
            .ThenBy(p => p.State is EventRegistrationState.Waitlisted ? p.Number : 0).ThenBy(p => p.PersonId == from).Skip(1))
        {
            await GiveBack(lesser, held, token);
        }

        // The lesser ones are out before another one takes their place under the unique index.
        await held.Save(token);
        foreach (var moving in places.Where(p => p.PersonId == from))
        {
            var names = Companions.Open(vault, merge.From, moving.Companions);
            moving.MoveTo(to, Companions.Seal(vault, merge.To, names).Sealed);
        }

        await held.Save(token);
        await RenewRoster(id, token);
    }

    /// <summary>The roster's ETag is this row's last writer, and the roster has another name now, or one less.</summary>
    private Task<int> RenewRoster(Guid id, CancellationToken token) =>
        db.Seatings.Where(s => s.EventId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Capacity, s => s.Capacity), token);

    private async Task GiveBack(EventRegistration lesser, LockedEvent held, CancellationToken token)
    {
        var was = lesser.State;
        held.Seating.GiveUp(lesser, held.Now);
        if (was is EventRegistrationState.NoShow)
        {
            await attendance.TakeBackNoShow(held.Event.Id, token);
        }

        await held.Follow(lesser, was, token);
    }

    private static int Worth(EventRegistration place) => place.State switch
    {
        EventRegistrationState.Attended => 5,
        EventRegistrationState.Confirmed => 4,
        EventRegistrationState.NoShow => 3,
        EventRegistrationState.Offered => 2,
        EventRegistrationState.Requested or EventRegistrationState.Waitlisted => 1,
        _ => 0,
    };
}
