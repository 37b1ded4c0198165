namespace CreativeLabs.Web.Api;

/// <summary>Events of a lab as who runs it sees them: plans, places, who came.</summary>
public static class DoorApi
{
    public static readonly Change<EventPlanned, Event> Plan = new("POST", "/v1/events");
    public static readonly Change<None, Event> Publish = new("POST", "/v1/events/{id}/publication");
    public static readonly Read<PageOf<Guest>> Guests = new("/v1/events/{id}/places");
    public static readonly Read<Roster> GetRoster = new("/v1/events/{id}/roster");
    public static readonly Read<PageOf<Arrival>> Arrivals = new("/v1/events/{id}/check-ins");
    public static readonly Change<ArrivalList, ArrivalsTaken> CheckIn = new("PUT", "/v1/events/{id}/check-ins");
    public static readonly Read<Attendance> GetAttendance = new("/v1/events/{id}/attendance");
    public static readonly Change<None, Attendance> Close = new("POST", "/v1/events/{id}/closing");
}

public sealed record EventPlanned(
    Guid LabId, string Kind, LocalText Title, LocalText Venue, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity,
    LocalText? Description, IReadOnlyList<SupportPlanned>? Support);

public sealed record SupportPlanned(string Kind, int Capacity);

/// <param name="Number">Her place in the waiting line, while she waits.</param>
public sealed record Guest(
    Guid Id, string? Name, IReadOnlyList<string> With, string State, int Seats, int? Number, DateTimeOffset? OfferUntil,
    IReadOnlyList<Need> Support, DateTimeOffset RequestedAt);

public sealed record Roster(Guid EventId, IReadOnlyList<RosterPlace> Places);

/// <param name="Number">Eight characters, as the ticket has them.</param>
public sealed record RosterPlace(Guid PlaceId, string Number, string? Name, IReadOnlyList<string> With, int Seats);

public sealed record Arrival(Guid? PlaceId, string? Name, int People, DateTimeOffset At);

/// <param name="Device">Of this desk, the same for the same coordinator and event.</param>
public sealed record ArrivalList(Guid Device, DateTimeOffset SentAt, IReadOnlyList<ArrivalLine> Entries);

/// <param name="Id">The same however often the form is sent.</param>
/// <param name="PlaceId">Who has a place; or</param>
/// <param name="Name">who is not registered.</param>
public sealed record ArrivalLine(Guid Id, DateTimeOffset At, Guid? PlaceId = null, string? Name = null);

public sealed record ArrivalsTaken(int Taken, int Known, IReadOnlyList<RefusedArrival> Refused);

public sealed record RefusedArrival(Guid Id, string Detail);

public sealed record Attendance(int Persons, int Companions, int Unregistered, int Headcount, int NoShows, DateTimeOffset? ClosedAt);
