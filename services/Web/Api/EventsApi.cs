namespace CreativeLabs.Web.Api;

public static class EventsApi
{
    public static readonly Read<PageOf<Event>> List = new("/v1/events");
    public static readonly Read<Event> Get = new("/v1/events/{id}");
    public static readonly Change<RegistrationAsked, EventRegistration> Register = new("POST", "/v1/events/{id}/places");
    public static readonly Read<PageOf<EventRegistration>> Mine = new("/v1/me/places");
    public static readonly Read<OwnRegistration> GetRegistration = new("/v1/places/{id}");
    public static readonly Change<None, EventRegistration> Cancel = new("DELETE", "/v1/places/{id}");
    public static readonly Change<OfferAccepted, EventRegistration> Accept = new("POST", "/v1/places/{id}/acceptance");
    public static readonly Change<None, EventRegistration> Decline = new("POST", "/v1/places/{id}/refusal");
    public static readonly Read<Ticket> GetTicket = new("/v1/places/{id}/ticket");
}

/// <param name="Kind">festival, roundtable, publicHearing or openDay.</param>
/// <param name="State">draft, published, cancelled or finished.</param>
public sealed record Event(
    Guid Id, Guid LabId, string Kind, string Title, string? Description, string Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    string State, string? Reason, int Capacity, int PlacesLeft, int Waiting, IReadOnlyList<Support> Support);

/// <param name="Kind">childcare, transport or interpreter.</param>
public sealed record Support(string Kind, int Capacity, int Left);

public sealed record RegistrationAsked(int Seats, IReadOnlyList<string> With, IReadOnlyList<NeedAsked> Support, bool InsistOnSupport);

public sealed record NeedAsked(string Kind, int Seats);

/// <param name="State">requested, confirmed, waitlisted, offered, offerLapsed, declined, cancelled, attended or noShow.</param>
/// <param name="Position">While she waits.</param>
public sealed record EventRegistration(
    Guid Id, Guid EventId, string Title, string Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string EventState, string State,
    int Seats, int? Position, DateTimeOffset? OfferUntil, IReadOnlyList<Need> Support);

public sealed record Need(string Kind, int Seats, bool Met);

public sealed record OwnRegistration(EventRegistration Place, IReadOnlyList<string> With);

public sealed record OfferAccepted(bool WithoutSupport);

/// <param name="Number">Eight characters that can be typed at the door.</param>
public sealed record Ticket(Guid PlaceId, string Number);
