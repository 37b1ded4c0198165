using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Bookings;

/// <summary>A booking as who booked it sees it.</summary>
/// <param name="Id">The booking.</param>
/// <param name="ResourceId">What is booked.</param>
/// <param name="LabId">Where it is.</param>
/// <param name="Resource">Its name in the caller's language.</param>
/// <param name="Kind">desk, loom, sewingMachine or room.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="State">held, confirmed, checkedIn, released, cancelled or noShow.</param>
/// <param name="SeriesId">The weekly series it belongs to; null for a single one.</param>
/// <param name="HeldUntil">Until when the coordinator may answer; null where nobody is asked.</param>
/// <param name="WaitsUntil">Who has not checked in by then loses the time.</param>
/// <param name="Reason">The coordinator's word, in the caller's language.</param>
/// <param name="BookedAt">When.</param>
internal sealed record BookingView(
    Guid Id, Guid ResourceId, Guid LabId, string Resource, ResourceKind Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    BookingState State, Guid? SeriesId, DateTimeOffset? HeldUntil, DateTimeOffset WaitsUntil, string? Reason, DateTimeOffset BookedAt)
{
    public static BookingView Of(Booking booking, LocalText resource, LocalText? reason, HttpContext http) => new(
        booking.Id, booking.ResourceId, booking.LabId, http.Say(resource), booking.Kind, booking.StartsAt, booking.EndsAt, booking.State,
        booking.SeriesId, booking.HeldUntil, booking.WaitsUntil, reason is null ? null : http.Say(reason), booking.BookedAt);
}
