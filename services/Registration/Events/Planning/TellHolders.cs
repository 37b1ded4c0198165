using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>Ends every live place of an event that was called off, and tells each holder. A batch, its facts and the fact that brings the
/// next batch are one transaction: a process that dies in between loses nobody and tells nobody twice.</summary>
[ConsumerName("CreativeLabs.Registration.Events.TellOfCancellation")]
internal sealed class EventCancellationConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<EventCancelled>,
    IConsumer<CancellationToTell>
{
    public Task Consume(ConsumeContext<EventCancelled> context) => TellBatch(context, context.Message.EventId, Guid.Empty);

    public Task Consume(ConsumeContext<CancellationToTell> context) => TellBatch(context, context.Message.EventId, context.Message.After);

    private async Task TellBatch(ConsumeContext context, Guid eventId, Guid after)
    {
        var token = context.CancellationToken;
        var held = await LockedEvent.Lock(db, context, clock, eventId, token);
        if (held?.Event is not { State: EventState.Cancelled } called)
        {
            return;
        }

        var batch = await db.LivePlaces(eventId, after).ToListAsync(token);
        foreach (var place in batch)
        {
            var was = place.State;
            held.Seating.Cancel(place, held.Now);
            held.Count(place, was);
            await context.Publish(new PlaceCalledOff(place.Id, place.PersonId, eventId, called.Title, called.StartsAt, called.CancelReason),
                token);
        }

        if (batch.Count == Holders.Batch)
        {
            await context.Publish(new CancellationToTell(eventId, batch[^1].Id), token);
        }

        await held.Save(token);
    }
}

/// <summary>Tells every holder of a live place that the event was moved, unless it was moved again or called off: then later news reaches
/// all.</summary>
[ConsumerName("CreativeLabs.Registration.Events.TellOfRescheduling")]
internal sealed class EventReschedulingConsumer(RegistrationDb db) : IConsumer<EventRescheduled>, IConsumer<ReschedulingToTell>
{
    public Task Consume(ConsumeContext<EventRescheduled> context) =>
        TellBatch(context, context.Message.EventId, context.Message.Move, Guid.Empty);

    public Task Consume(ConsumeContext<ReschedulingToTell> context) =>
        TellBatch(context, context.Message.EventId, context.Message.Move, context.Message.After);

    private async Task TellBatch(ConsumeContext context, Guid eventId, int move, Guid after)
    {
        var token = context.CancellationToken;
        var moved = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, token);
        if (moved is not { State: EventState.Published } || moved.Moves != move)
        {
            return;
        }

        var batch = await db.LivePlaces(eventId, after).AsNoTracking().ToListAsync(token);
        foreach (var place in batch)
        {
            // Who asked after the move knew the new time.
            if (place.RequestedAt <= moved.MovedAt)
            {
                await context.Publish(
                    new PlaceRescheduled(Guid.CreateVersion7(moved.MovedAt!.Value), place.Id, place.PersonId, eventId, moved.Title,
                    moved.StartsAt, moved.EndsAt), token);
            }

            if (place.OfferUntil is { } until)
            {
                await context.SchedulePublish(new OfferDue(place.Id, eventId), until, token);
            }
        }

        if (batch.Count == Holders.Batch)
        {
            await context.Publish(new ReschedulingToTell(eventId, move, batch[^1].Id), token);
        }
    }
}

/// <summary>Tells every holder of a live place that the event has another title or venue, unless it was changed again or called off: then
/// later news reaches all.</summary>
[ConsumerName("CreativeLabs.Registration.Events.TellOfChange")]
internal sealed class EventChangeConsumer(RegistrationDb db) : IConsumer<EventChanged>, IConsumer<EventChangeToTell>
{
    public Task Consume(ConsumeContext<EventChanged> context) =>
        TellBatch(context, new(context.Message.EventId, context.Message.OldTitle, context.Message.Change, Guid.Empty));

    public Task Consume(ConsumeContext<EventChangeToTell> context) => TellBatch(context, context.Message);

    private async Task TellBatch(ConsumeContext context, EventChangeToTell news)
    {
        var (eventId, token) = (news.EventId, context.CancellationToken);
        var changed = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, token);
        if (changed is not { State: EventState.Published } || changed.Changes != news.Change)
        {
            return;
        }

        var batch = await db.LivePlaces(eventId, news.After).AsNoTracking().ToListAsync(token);

        // Who asked after the change knew the new title and venue.
        foreach (var place in batch.Where(place => place.RequestedAt <= changed.ChangedAt))
        {
            // Named by the change, so that the same news told again is the same notice.
            await context.Publish(
                new PlaceChanged(WellKnown.Id($"event-change/{place.Id}/{news.Change}"), place.Id, place.PersonId, eventId, news.OldTitle,
                    changed.Title, changed.Venue, changed.StartsAt), token);
        }

        if (batch.Count == Holders.Batch)
        {
            await context.Publish(news with { After = batch[^1].Id }, token);
        }
    }
}

internal static class Holders
{
    public const int Batch = 200;

    /// <summary>The next of those who have a place, wait or are offered one.</summary>
    public static IQueryable<EventRegistration> LivePlaces(this RegistrationDb db, Guid eventId, Guid after) => db.EventRegistrations
        .Where(p => p.EventId == eventId && p.Id > after
            && (p.State == EventRegistrationState.Confirmed || p.State == EventRegistrationState.Waitlisted
                || p.State == EventRegistrationState.Offered))
        .OrderBy(p => p.Id).Take(Batch);
}
