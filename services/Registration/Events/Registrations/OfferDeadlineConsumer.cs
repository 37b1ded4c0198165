using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>An offer whose deadline has passed goes to the next in line. One that was answered meanwhile is left alone, however often the
/// deadline is told.</summary>
[ConsumerName("CreativeLabs.Registration.Places.LapseOffer")]
internal sealed class OfferDeadlineConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<OfferDue>
{
    public async Task Consume(ConsumeContext<OfferDue> context)
    {
        var (placeId, eventId) = context.Message;
        var token = context.CancellationToken;
        if (await LockedEvent.Lock(db, context, clock, eventId, token) is { } held
            && await db.EventRegistrations.SingleOrDefaultAsync(p => p.Id == placeId, token) is { } place
            && held.Seating.Lapse(place, held.Now))
        {
            await held.Follow(place, EventRegistrationState.Offered, token);
            await held.Save(token);
        }
    }
}

/// <summary>Goes on offering where one transaction would have become too long.</summary>
[ConsumerName("CreativeLabs.Registration.Places.OfferFreedSeats")]
internal sealed class SeatsFreedConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<SeatsFreed>
{
    public async Task Consume(ConsumeContext<SeatsFreed> context)
    {
        if (await LockedEvent.Lock(db, context, clock, context.Message.EventId, context.CancellationToken) is { } held)
        {
            await held.OfferFree(context.CancellationToken);
            await held.Save(context.CancellationToken);
        }
    }
}
