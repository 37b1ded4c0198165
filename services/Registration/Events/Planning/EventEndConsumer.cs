using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>An event that has ended is finished. One that was moved meanwhile finds its own, later deadline.</summary>
[ConsumerName("CreativeLabs.Registration.Events.FinishEvent")]
internal sealed class EventEndConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<EventEndDue>
{
    public async Task Consume(ConsumeContext<EventEndDue> context)
    {
        var id = context.Message.EventId;
        if (await db.Events.SingleOrDefaultAsync(e => e.Id == id, context.CancellationToken) is { } ended)
        {
            ended.Finish(clock.GetUtcNow());
        }
    }
}
