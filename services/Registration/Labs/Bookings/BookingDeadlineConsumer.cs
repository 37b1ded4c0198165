using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>Unanswered bookings and empty chairs are given free. A deadline looks at the state and may find nothing to do.</summary>
[ConsumerName("CreativeLabs.Registration.Bookings.KeepDeadlines")]
internal sealed class BookingDeadlineConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<BookingHoldDue>,
    IConsumer<BookingNoShowDue>
{
    public async Task Consume(ConsumeContext<BookingHoldDue> context)
    {
        if (await Find(context.Message.BookingId, context.CancellationToken) is { } found && found.Booking.Lapse(clock.GetUtcNow()))
        {
            await db.Released(found.Booking, found.Resource, ReleaseCause.Lapsed, null, context, context.CancellationToken);
        }
    }

    public async Task Consume(ConsumeContext<BookingNoShowDue> context)
    {
        if (await Find(context.Message.BookingId, context.CancellationToken) is { } found && found.Booking.MissStart(clock.GetUtcNow()))
        {
            await ReleaseTime.Missed(found.Booking, found.Resource, context, context.CancellationToken);
        }
    }

    private async Task<(Booking Booking, LocalText Resource)?> Find(Guid id, CancellationToken token) =>
        await db.Bookings.SingleOrDefaultAsync(b => b.Id == id, token) is { } booking
            ? (booking, await db.Resources.Where(r => r.Id == booking.ResourceId).Select(r => r.Name).SingleAsync(token))
            : null;
}
