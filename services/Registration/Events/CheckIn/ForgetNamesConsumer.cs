using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>The names that were given at a door are forgotten with their key, which reaches backups too. Their figures stay.</summary>
[ConsumerName("CreativeLabs.Registration.CheckIn.ForgetDoorNames")]
internal sealed class ForgetNamesConsumer(RegistrationDb db) : IConsumer<DoorNamesDue>
{
    public async Task Consume(ConsumeContext<DoorNamesDue> context)
    {
        var (id, token) = (context.Message.EventId, context.CancellationToken);
        (await CheckInSession.Lock(db, id, token)).ForgetNames();
        await db.Arrivals.Where(a => a.EventId == id && a.Name != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, (byte[]?)null), token);
    }
}
