using System.Text.Json.Serialization;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.CheckIn;

/// <summary>One line of a phone's list: exactly one of ticket, place, person, phone and name says who came.</summary>
/// <param name="Id">The phone's own UUID of the line; sent twice it counts once.</param>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="Ticket">As it was scanned.</param>
/// <param name="PlaceId">From the roster.</param>
/// <param name="PersonId">A registered person, with or without a place.</param>
/// <param name="Phone">The number of a registered person who came without a place.</param>
/// <param name="Name">Of somebody who is not registered, 1 to 100 characters; kept sealed and deleted thirty days after the event is
/// closed.</param>
/// <param name="People">How many came on the place, herself included; all of its seats when left out.</param>
internal sealed record ArrivalLine(
    Guid Id, DateTimeOffset At, string? Ticket = null, Guid? PlaceId = null, Guid? PersonId = null, string? Phone = null,
    string? Name = null, int? People = null)
{
    /// <summary>True when it says in exactly one way who came.</summary>
    [JsonIgnore]
    public bool IsClear =>
        new[] { Ticket is not null, PlaceId is not null, PersonId is not null, Phone is not null,
            Name is not null }.Count(given => given) == 1
        && (Name is null || (WrittenText.IsName(Name) && Name.Trim().Length <= 100)) && People is null or >= 1;
}

/// <summary>What a phone saw at the door.</summary>
/// <param name="Device">The phone's own UUID for this event.</param>
/// <param name="SentAt">What time the phone believes it is now; everything in the list is moved by the difference.</param>
/// <param name="Entries">1 to 1000 lines, in any order; lines that were sent before may be sent again.</param>
/// <param name="BeyondCapacity">True when the coordinator lets in more people without a place than there are places.</param>
internal sealed record ArrivalList(Guid Device, DateTimeOffset SentAt, IReadOnlyList<ArrivalLine> Entries, bool BeyondCapacity = false)
{
    public const int MostLines = 1000;

    public ProblemResult? Check() => new Validation().Range(Entries.Count, 1, MostLines, "entries")
        .Check(!Entries.Contains(null!), "entries", CheckInRules.NullLine).Problem;
}

/// <summary>A line that was not taken.</summary>
/// <param name="Id">The phone's own UUID of the line.</param>
/// <param name="Code">Why: line_unclear, ticket_unreadable, ticket_forged, ticket_of_other_event, place_not_here,
/// place_not_confirmed, more_than_seats, person_unknown, phone_shared or door_full.</param>
/// <param name="Detail">The same in the caller's language.</param>
internal sealed record RefusedLine(Guid Id, string Code, string Detail);

/// <summary>What became of a list.</summary>
/// <param name="Taken">Lines that were new.</param>
/// <param name="Known">Lines of people who were known to have come.</param>
/// <param name="Refused">The others.</param>
internal sealed record ArrivalsMerged(int Taken, int Known, IReadOnlyList<RefusedLine> Refused);
