using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Events.Events;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Registrations;

/// <summary>Support that she asked for.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Seats">How many.</param>
/// <param name="Met">True while it is held for her.</param>
internal sealed record NeedView(SupportKind Kind, int Seats, bool Met);

/// <summary>A place, as she sees it who asked for it. It names nobody: the answer is kept for replay.</summary>
/// <param name="Id">The place.</param>
/// <param name="EventId">The event.</param>
/// <param name="Title">The event's title in the caller's language.</param>
/// <param name="Venue">Where, in the caller's language.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="EventState">draft, published, cancelled or finished.</param>
/// <param name="State">confirmed, waitlisted, offered, offerLapsed, declined, cancelled, attended or noShow.</param>
/// <param name="Seats">For her and who comes with her.</param>
/// <param name="Number">Her number in the waiting line, which never changes; null when she never waited.</param>
/// <param name="Position">1 when she is the next; null unless she waits, and in lists.</param>
/// <param name="OfferUntil">Until when she must answer; null unless a place is offered to her.</param>
/// <param name="Support">What she asked for.</param>
/// <param name="InsistsOnSupport">True when she wants no place without it.</param>
/// <param name="RequestedAt">When she asked.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record EventRegistrationView(
    Guid Id, Guid EventId, string Title, string Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt, EventState EventState,
    EventRegistrationState State, int Seats,
    int? Number, int? Position, DateTimeOffset? OfferUntil, IReadOnlyList<NeedView> Support, bool InsistsOnSupport,
    DateTimeOffset RequestedAt, int Version)
{
    public static EventRegistrationView Of(EventRegistration place, Event held, HttpContext http, int? position = null) => new(
        place.Id, held.Id, http.Say(held.Title), http.Say(held.Venue), held.StartsAt, held.EndsAt, held.State, place.State, place.Seats,
        place.Number, position,
        place.OfferUntil, place.Needs.Select(need => new NeedView(need.Kind, need.Seats, need.Met)).ToList(), place.Insists,
        place.RequestedAt, place.Version);

    /// <summary>With her position, should she wait.</summary>
    public static async Task<EventRegistrationView> Of(EventRegistration place, Event held, RegistrationDb db, HttpContext http) => Of(
        place, held, http, place.State is EventRegistrationState.Waitlisted ? await WaitingBlock.PositionOf(db, place, http.RequestAborted)
            : null);
}
