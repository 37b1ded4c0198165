using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>What she can do with her place: answer an offer, give it back, come with fewer.</summary>
internal static class UpdateEventRegistration
{
    public static Task<Results<Ok<EventRegistrationView>, ProblemResult>> Accept(
        Guid id, OfferAccepted? body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, publish, clock, http, (held, place) =>
            held.NotGiving is { } rule && place.State is not EventRegistrationState.Confirmed
                ? rule : held.Seating.Accept(place, body?.WithoutSupport == true, held.Now));

    public static Task<Results<Ok<EventRegistrationView>, ProblemResult>> Decline(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, publish, clock, http, (held, place) => held.Seating.Decline(place, held.Now));

    /// <summary>Until the event starts; an event that was moved to later can be left again.</summary>
    public static Task<Results<Ok<EventRegistrationView>, ProblemResult>> Cancel(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, publish, clock, http, (held, place) =>
            held.NotGiving is { } rule && place.IsLive ? rule : held.Seating.Cancel(place, held.Now));

    /// <summary>Names of more than still come are not kept: who of them it is only she knows.</summary>
    public static async Task<Results<Ok<EventRegistrationView>, ProblemResult>> Shrink(
        Guid id, FewerSeats body, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        if (new EventRegistrationRequest(body.Seats, body.With, body.Support).Check() is { } refusal)
        {
            return refusal;
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, http.RequestAborted);
        return await Change(id, caller, db, publish, clock, http, (held, place) =>
        {
            var names = body.With ?? Companions.Open(vault, entry, place.Companions);
            var sealedNames = entry is null || names.Count >= body.Seats ? null
                : body.With is null ? place.Companions : Companions.Seal(vault, entry, names).Sealed;
            return held.NotGiving ?? held.Seating.Shrink(place, body.Seats, sealedNames, body.Support);
        });
    }

    private static async Task<Results<Ok<EventRegistrationView>, ProblemResult>> Change(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        Func<LockedEvent, EventRegistration, Error?> decide)
    {
        var token = http.RequestAborted;
        var mine = db.EventRegistrations.Where(p => p.Id == id && p.PersonId == caller.PersonId);
        if (await mine.Select(p => (Guid?)p.EventId).SingleOrDefaultAsync(token) is not { } eventId)
        {
            return ProblemResult.NotFound;
        }

        // The place is read after the event is held: what an offer's deadline or a coordinator did meanwhile is seen.
        var held = await LockedEvent.Lock(db, publish, clock, eventId, token);
        var place = await mine.SingleAsync(token);
        var (was, version) = (place.State, place.Version);
        var rule = decide(held!, place);
        if (http.RequireMatchOfStep(place, version, rule) is { } refused)
        {
            return refused;
        }

        if (place.Version != version)
        {
            await held!.Follow(place, was, token);
            await held.Save(token);
        }

        http.SetETag(place);
        return TypedResults.Ok(await EventRegistrationView.Of(place, held!.Event, db, http));
    }
}

/// <summary>How she takes what she was offered.</summary>
/// <param name="WithoutSupport">True: also when the support that she insisted on is missing.</param>
internal sealed record OfferAccepted(bool WithoutSupport = false);

/// <summary>Fewer come with her.</summary>
/// <param name="Seats">1 to 10, no more than she has.</param>
/// <param name="With">Names of who still comes with her; left out, the names stay when they are not more than still come, and go
/// otherwise.</param>
/// <param name="Support">What is still needed, no more than before; left out, as much of it as so many can need.</param>
internal sealed record FewerSeats(int Seats, IReadOnlyList<string>? With = null, IReadOnlyList<NeedAsked>? Support = null);
