using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Event = CreativeLabs.Registration.Events.Events.Event;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>An event that its coordinator does not close is closed three days after its end, when the phones have come home.</summary>
[ConsumerName("CreativeLabs.Registration.CheckIn.CloseInTime")]
internal sealed class EventCloseConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<EventEndDue>, IConsumer<DoorCloseDue>
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public async Task Consume(ConsumeContext<EventEndDue> context)
    {
        if (await Ended(context.Message.EventId, TimeSpan.Zero, context.CancellationToken) is { } held)
        {
            await context.SchedulePublish(new DoorCloseDue(held.Id), held.EndsAt + Patience, context.CancellationToken);
        }
    }

    public async Task Consume(ConsumeContext<DoorCloseDue> context)
    {
        if (await Ended(context.Message.EventId, Patience, context.CancellationToken) is { } held)
        {
            await CloseEvent.Close(held, db, context, clock.GetUtcNow(), context.CancellationToken);
        }
    }

    /// <summary>Null when it was called off, or was moved to later and has a deadline of its own for that.</summary>
    private async Task<Event?> Ended(Guid id, TimeSpan since, CancellationToken token)
    {
        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, token);
        return held is { State: EventState.Published or EventState.Finished } && held.EndsAt + since <= clock.GetUtcNow() ? held : null;
    }
}
