using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using MassTransit;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>What follows when the house gives a booked time free.</summary>
internal static class ReleaseTime
{
    /// <summary>Her minutes come back, and she is told; as part of the caller's transaction. What the coordinator says to her alone stands
    /// with the booking and is not told.</summary>
    public static async Task Released(
        this RegistrationDb db, Booking booking, LocalText resource, ReleaseCause cause, LocalText? closure, IPublishEndpoint publish,
        CancellationToken token)
    {
        await QuotaUse.GiveBack(db, booking, token);
        var word = cause switch
        {
            ReleaseCause.Rejected => "rejected",
            ReleaseCause.Lapsed => "lapsed",
            ReleaseCause.Left => "left",
            ReleaseCause.OutOfUse => "outOfUse",
            _ => "closed",
        };
        await publish.Publish(Fact(booking, resource, word, closure), token);
    }

    /// <summary>She is told; her minutes stay counted, because nobody else had the time.</summary>
    public static Task Missed(Booking booking, LocalText resource, IPublishEndpoint publish, CancellationToken token) =>
        publish.Publish(Fact(booking, resource, "noShow", null), token);

    private static BookingReleased Fact(Booking booking, LocalText resource, string cause, LocalText? closure) => new(
        booking.Id, booking.PersonId, booking.ResourceId, booking.LabId, resource, booking.StartsAt, booking.EndsAt, cause, closure);
}
