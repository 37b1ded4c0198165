namespace CreativeLabs.Contracts;

/// <summary>A lab published an event; places can be asked for.</summary>
/// <param name="EventId">The event.</param>
/// <param name="LabId">The lab that invites.</param>
/// <param name="Title">The event's title.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
[NoConsumerYet]
public sealed record EventPublished(Guid EventId, Guid LabId, LocalText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>An event should have ended by now; Registration's own deadline, published with a due time.</summary>
/// <param name="EventId">The event.</param>
public sealed record EventEndDue(Guid EventId) : IFact
{
    Guid IFact.Key => EventId;
}
