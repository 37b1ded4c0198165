using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>An event whose places nobody else changes until the transaction ends. What happens to a place is decided by the
/// <see cref="Seating"/>; here it is written, counted in the waiting line and told.</summary>
internal sealed class LockedEvent
{
    /// <summary>Offers made in one transaction; the rest follow by a fact, so that no request waits for thousands of them.</summary>
    private const int OffersAtOnce = 100;

    private readonly RegistrationDb db;
    private readonly IPublishEndpoint publish;
    private readonly Dictionary<int, int> line = [];

    private LockedEvent(RegistrationDb db, IPublishEndpoint publish, Event held, Seating seating, DateTimeOffset now)
    {
        this.db = db;
        this.publish = publish;
        Event = held;
        Seating = seating;
        Now = now;
    }

    public Event Event { get; }

    public Seating Seating { get; }

    /// <summary>The moment at which the event was held: what is decided is in the order of these.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>True while places are given and offered.</summary>
    public bool GivesPlaces => Event.State is EventState.Published && Event.StartsAt > Now;

    public Error? NotGiving => GivesPlaces ? null : Event.State switch
    {
        EventState.Published => EventRules.Started,
        EventState.Draft => EventRules.NotPublished,
        _ => EventRules.Over,
    };

    /// <summary>Locks the seating's row until the transaction, which must have begun, ends. Null when there is no such event.</summary>
    public static async Task<LockedEvent?> Lock(RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, Guid eventId,
        CancellationToken token)
    {
        // Statements after the lock see what whoever held it before has committed; the lock's own statement would not.
        if (await db.LockAsync<Seating>(eventId, token) is not { } seating)
        {
            return null;
        }

        await db.Support.Where(s => s.EventId == eventId).LoadAsync(token);
        return new LockedEvent(db, publish, await db.Events.SingleAsync(e => e.Id == eventId, token), seating, clock.GetUtcNow());
    }

    public DateTimeOffset OfferUntil() => OfferDeadline.For(Now, Event.StartsAt);

    /// <summary>Decides on a new request and tells what came of it.</summary>
    public async Task Take(EventRegistration place, CancellationToken token)
    {
        Seating.Decide(place, Now, OfferUntil());
        db.Add(place);
        Count(place, EventRegistrationState.Requested);
        await Tell(place, token);
    }

    /// <summary>After a place has changed: counts, tells, and offers what became free to who waits.</summary>
    public async Task Follow(EventRegistration place, EventRegistrationState was, CancellationToken token)
    {
        if (place.State != was)
        {
            Count(place, was);
            await Tell(place, token);
        }

        await OfferFree(token);
    }

    public async Task OfferFree(CancellationToken token)
    {
        if (!GivesPlaces || Seating.Waiting == 0 || Seating.Free <= 0)
        {
            return;
        }

        // One more than can be served: who just left the line is still in it for the database.
        var wanted = Math.Min(Seating.Free, OffersAtOnce);
        var id = Event.Id;
        var heads = await db.EventRegistrations.Where(p => p.EventId == id && p.State == EventRegistrationState.Waitlisted).OrderBy(p =>
            p.Number).Take(wanted + 1)
            .ToListAsync(token);
        var offered = Seating.OfferNext(heads.Where(p => p.State is EventRegistrationState.Waitlisted).Take(wanted), Now, OfferUntil());
        foreach (var place in offered)
        {
            Count(place, EventRegistrationState.Waitlisted);
            await Tell(place, token);
        }

        if (offered.Count == OffersAtOnce)
        {
            await publish.Publish(new SeatsFreed(Event.Id), token);
        }
    }

    /// <summary>Writes everything; the transaction is still the caller's to end.</summary>
    public async Task Save(CancellationToken token)
    {
        foreach (var (block, change) in line.Where(entry => entry.Value != 0))
        {
            await WaitingBlock.Count(db, Event.Id, block, change, token);
        }

        line.Clear();
        await db.SaveChangesAsync(token);
    }

    /// <summary>Keeps the sums of the waiting line.</summary>
    public void Count(EventRegistration place, EventRegistrationState was)
    {
        var (waits, waited) = (place.State is EventRegistrationState.Waitlisted, was is EventRegistrationState.Waitlisted);
        if (waits != waited)
        {
            var block = place.Number!.Value / WaitingBlock.Numbers;
            line[block] = line.GetValueOrDefault(block) + (waits ? 1 : -1);
        }
    }

    private async Task Tell(EventRegistration place, CancellationToken token)
    {
        switch (place.State)
        {
            case EventRegistrationState.Confirmed:
                await publish.Publish(
                    new PlaceConfirmed(place.Id, place.PersonId, Event.Id, Event.LabId, Event.Title, Event.StartsAt, place.Seats), token);
                break;
            case EventRegistrationState.Offered:
                await publish.Publish(
                    new PlaceOffered(place.Id, place.PersonId, Event.Id, Event.LabId, Event.Title, Event.StartsAt, place.Seats,
                    place.OfferUntil!.Value), token);
                await publish.SchedulePublish(new OfferDue(place.Id, Event.Id), place.OfferUntil.Value, token);
                break;
            case EventRegistrationState.OfferLapsed:
                await publish.Publish(new OfferLapsed(place.Id, place.PersonId, Event.Id, Event.LabId, Event.Title), token);
                break;
            case EventRegistrationState.Cancelled or EventRegistrationState.Declined:
                await publish.Publish(new PlaceGivenBack(place.Id, place.PersonId, Event.Id, Event.LabId), token);
                break;
        }
    }
}
