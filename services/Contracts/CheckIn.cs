namespace CreativeLabs.Contracts;

/// <summary>An event is closed, and it is known whether this person came. Told again when a late list shows that she came after
/// all.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invited.</param>
/// <param name="PersonId">The person.</param>
/// <param name="PlaceId">Her place; null when she came without one.</param>
/// <param name="Attended">True when she came, false when she had a place and did not.</param>
/// <param name="People">How many came on her place, herself included; 0 when she did not come.</param>
[NoConsumerYet]
public sealed record AttendanceRecorded(Guid EventId, Guid LabId, Guid PersonId, Guid? PlaceId, bool Attended, int People) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>An event is closed and counted. Told again when late lists change the figures; the last one holds.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invited.</param>
/// <param name="Persons">Registered persons who came, each once.</param>
/// <param name="Companions">Who came on their places besides.</param>
/// <param name="Unregistered">Who came without being registered and gave a name at the door.</param>
/// <param name="Headcount">Who was only counted; nobody of the others is among them.</param>
/// <param name="NoShows">Places whose holder did not come.</param>
[NoConsumerYet]
public sealed record EventAttendanceCounted(Guid EventId, Guid LabId, int Persons, int Companions, int Unregistered, int Headcount,
    int NoShows) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The next places of a closed event are to be settled; Registration's own.</summary>
/// <param name="EventId">The event.</param>
/// <param name="After">The last place that was settled.</param>
public sealed record AttendanceToSettle(Guid EventId, Guid After) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>Who came without a place to a closed event is to be told next; Registration's own.</summary>
/// <param name="EventId">The event.</param>
public sealed record WalkInsToTell(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>An event that nobody closed is to be closed by now; Registration's own deadline, published with a due time.</summary>
/// <param name="EventId">The event.</param>
public sealed record DoorCloseDue(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The names that were given at an event's door are not needed any more; Registration's own deadline, published with a due
/// time.</summary>
/// <param name="EventId">The event.</param>
public sealed record DoorNamesDue(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}
