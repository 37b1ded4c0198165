using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

internal static class RegisterForEvent
{
    public static async Task<Results<Created<EventRegistrationView>, ProblemResult>> Handle(
        Guid id, EventRegistrationRequest body, Caller caller, RegistrationDb db, Agreements agreements, PersonVault vault,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (body.Check() is { } refusal)
        {
            return refusal;
        }

        if (await Prepare(body, id, caller.PersonId, db, vault, token) is not { } companions)
        {
            return ProblemResult.NotFound;
        }

        if (await agreements.Missing(caller.PersonId, token) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        // Everything after this line is done by one request of the event at a time.
        var held = await LockedEvent.Lock(db, publish, clock, id, token);
        var before = await db.EventRegistrations.AsNoTracking().Where(p => p.EventId == id && p.PersonId == caller.PersonId)
            .OrderByDescending(p => p.Id).FirstOrDefaultAsync(token);
        if (Broken(held!, before, body.Seats) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var place = EventRegistration.Request(
            Guid.CreateVersion7(held!.Now), id, caller.PersonId, body.Seats, body.Needs(before), body.InsistOnSupport,
            companions.Sealed, held.Now);
        await held.Take(place, token);
        try
        {
            await held.Save(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_place_live"))
        {
            return ProblemResult.Of(EventRegistrationRules.AlreadyRequested);
        }

        http.SetETag(place);
        return TypedResults.Created($"/v1/places/{place.Id}", await EventRegistrationView.Of(place, held.Event, db, http));
    }

    private static Error? Broken(LockedEvent held, EventRegistration? before, int seats)
    {
        if (before is { IsLive: true } or { State: EventRegistrationState.Attended })
        {
            return EventRegistrationRules.AlreadyRequested.With("placeId", before.Id);
        }

        return held.NotGiving ?? (seats > held.Seating.Capacity ? EventRegistrationRules.GroupTooLarge.With("capacity",
            held.Seating.Capacity) : null);
    }

    /// <summary>Null when there is no such event for her, or no such person.</summary>
    private static async Task<Companions?> Prepare(EventRegistrationRequest body, Guid eventId, Guid personId, RegistrationDb db,
        PersonVault vault,
        CancellationToken token)
    {
        if (!await db.Events.AnyAsync(e => e.Id == eventId && e.State != EventState.Draft, token))
        {
            return null;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == personId, token);
        return entry is null ? null : Companions.Seal(vault, entry, body.With);
    }
}
