using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Releases what is booked on a resource that takes no bookings any more, as for a closure, a bounded number at a time.</summary>
internal sealed class ResourceOutOfUseConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<ResourceOutOfUse>
{
    private const int AtOnce = 100;

    public async Task Consume(ConsumeContext<ResourceOutOfUse> context)
    {
        var (fact, now, token) = (context.Message, clock.GetUtcNow(), context.CancellationToken);
        var resource = await db.Resources.AsNoTracking().SingleAsync(r => r.Id == fact.ResourceId, token);
        // It may be in use again.
        if (resource.InUse)
        {
            return;
        }

        var bookings = await db.Bookings.Where(b => b.ResourceId == resource.Id && b.StartsAt > now && b.Id > fact.After
            && (b.State == BookingState.Held || b.State == BookingState.Confirmed)).OrderBy(b => b.Id).Take(AtOnce).ToListAsync(token);
        // Quota rows in one order, so that two of these do not wait for each other in a ring.
        foreach (var booking in bookings.OrderBy(b => b.PersonId).ThenBy(b => b.StartsAt).Where(b => b.CloseOut(null)))
        {
            await db.Released(booking, resource.Name, ReleaseCause.OutOfUse, null, context, token);
        }

        if (bookings.Count == AtOnce)
        {
            await context.Publish(fact with { After = bookings[^1].Id }, token);
        }

        await db.SaveChangesAsync(token);
    }
}
