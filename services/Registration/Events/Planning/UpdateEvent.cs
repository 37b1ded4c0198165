using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>What the lab's coordinator changes. The event's places stand still meanwhile.</summary>
internal static class UpdateEvent
{
    /// <summary>More seats are offered to who waits. Of another title or venue everyone who has a place, waits or is offered one is told,
    /// in the background.</summary>
    public static async Task<Results<Ok<EventView>, ProblemResult>> Handle(
        Guid id, EventPlan body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        return body.Check(new Validation()).Problem is { } refusal
            ? refusal : await Change(id, caller, db, publish, clock, http, async held =>
        {
            var (changed, before, changes) = (held.Event, held.Event.Title, held.Event.Changes);
            if ((changed.Change(body, held.Now) ?? held.Seating.Resize(body)) is { } rule)
            {
                return rule;
            }

            if (changed.Changes != changes)
            {
                await publish.Publish(
                    new EventChanged(id, changed.LabId, before, changed.Title, changed.Venue, changed.Changes), http.RequestAborted);
            }

            // A group that can never be seated would hold the line for ever.
            return held.Seating.Waiting > 0 && body.Capacity < EventRegistrationRequest.MostSeats
                && await db.EventRegistrations.AnyAsync(p => p.EventId == id && p.State == EventRegistrationState.Waitlisted
                    && p.Seats > body.Capacity,
                    http.RequestAborted)
                    ? EventRules.CapacityBelowGroup
                    : null;
        });
    }

    /// <summary>Everyone who has a place, waits or is offered one is told, in the background.</summary>
    public static async Task<Results<Ok<EventView>, ProblemResult>> Reschedule(
        Guid id, EventTimes body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        return body.Check(new Validation(), clock.GetUtcNow()).Problem is { } refusal
            ? refusal : await Change(id, caller, db, publish, clock, http, async held =>
        {
            var (moved, before, moves) = (held.Event, held.Event.StartsAt, held.Event.Moves);
            if (moved.Move(body, held.Now) is { } rule)
            {
                return rule;
            }

            if (moved.Moves != moves)
            {
                await publish.Publish(
                    new EventRescheduled(id, moved.LabId, moved.Title, moved.Moves, before, moved.StartsAt, moved.EndsAt),
                    http.RequestAborted);
                await publish.SchedulePublish(new EventEndDue(id), moved.EndsAt, http.RequestAborted);
                await ShortenOffers(db, moved, http.RequestAborted);
            }

            return null;
        });
    }

    /// <summary>Everyone who had a place, waited or was offered one is told, in the background.</summary>
    public static async Task<Results<Ok<EventView>, ProblemResult>> Cancel(
        Guid id, EventCalledOff? body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var reason = body?.Reason;
        var refused = reason is null ? null : new Validation().Text(reason, 500, "reason").Problem;
        return refused is { } refusal ? refusal : await Change(id, caller, db, publish, clock, http, async held =>
        {
            if (held.Event.Cancel(reason) is { } rule)
            {
                return rule;
            }

            await publish.Publish(new EventCancelled(id, held.Event.LabId, held.Event.Title, held.Event.StartsAt, reason),
                http.RequestAborted);
            return null;
        });
    }

    private static async Task<Results<Ok<EventView>, ProblemResult>> Change(
        Guid id, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        Func<LockedEvent, Task<Error?>> change)
    {
        var token = http.RequestAborted;
        if (await db.RefuseOthers(id, caller, token) is { } refusal)
        {
            return refusal;
        }

        var held = await LockedEvent.Lock(db, publish, clock, id, token);
        if (http.RequireMatch(held!.Event) is { } stale)
        {
            return stale;
        }

        if (await change(held) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await held.OfferFree(token);
        await held.Save(token);
        http.SetETag(held.Event);
        return TypedResults.Ok(EventView.Of(held.Event, held.Seating, http));
    }

    /// <summary>An offer never outlives the start; its new deadline is published with the news of the move.</summary>
    private static Task<int> ShortenOffers(RegistrationDb db, Event moved, CancellationToken token)
    {
        var (id, start) = (moved.Id, moved.StartsAt);
        return db.EventRegistrations.Where(p => p.EventId == id && p.State == EventRegistrationState.Offered && p.OfferUntil > start)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.OfferUntil, start).SetProperty(p => p.Version, p => p.Version + 1), token);
    }
}

/// <summary>The event will not be held.</summary>
/// <param name="Reason">For those who wanted to come; each language up to 500 characters. No personal data: it is sent on.</param>
internal sealed record EventCalledOff(LocalText? Reason = null);
