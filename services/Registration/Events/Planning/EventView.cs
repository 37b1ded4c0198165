using CreativeLabs.Registration.Events.Events;
using CreativeLabs.Registration.Events.Registrations;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.Planning;

/// <summary>Seats of one kind of support.</summary>
/// <param name="Kind">childcare, transport or interpreter.</param>
/// <param name="Capacity">In all.</param>
/// <param name="Left">Not given to anyone.</param>
internal sealed record SupportView(SupportKind Kind, int Capacity, int Left);

/// <summary>An event, as anyone may see it once it is published.</summary>
/// <param name="Id">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Kind">festival, roundtable, publicHearing or openDay.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Description">In the caller's language; null when there is none.</param>
/// <param name="Venue">Where, in the caller's language.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="State">draft, published, cancelled or finished.</param>
/// <param name="Reason">Why it was called off, in the caller's language.</param>
/// <param name="Capacity">How many may come.</param>
/// <param name="PlacesLeft">Neither given nor offered to anyone; who waits comes first.</param>
/// <param name="Waiting">How many requests wait.</param>
/// <param name="Support">What help there is.</param>
internal sealed record EventView(
    Guid Id, Guid LabId, EventKind Kind, string Title, string? Description, string Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    EventState State, string? Reason, int Capacity, int PlacesLeft, int Waiting, IReadOnlyList<SupportView> Support)
{
    public static EventView Of(Event shown, Seating seating, HttpContext http) => new(
        shown.Id, shown.LabId, shown.Kind, http.Say(shown.Title), shown.Description is { } text
        ? http.Say(text) : null, http.Say(shown.Venue),
        shown.StartsAt, shown.EndsAt, shown.State, shown.CancelReason is { } reason
        ? http.Say(reason) : null, seating.Capacity, seating.Free, seating.Waiting,
        seating.Support.Where(s => s.Capacity > 0).OrderBy(s => s.Kind).Select(s => new SupportView(s.Kind, s.Capacity, s.Left)).ToList());
}
