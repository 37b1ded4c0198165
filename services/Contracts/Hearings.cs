namespace CreativeLabs.Contracts;

/// <summary>What a public hearing came to is published.</summary>
/// <param name="EventId">The event at which it was held.</param>
/// <param name="LabId">The lab that held it.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Version">Grows by one with each change of the hearing; a later decision replaces an earlier one.</param>
[NoConsumerYet]
public sealed record HearingDecided(Guid EventId, Guid LabId, LocalText Decision, int Version) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>Something that a hearing decided on has been done, or turned out not to be done after all.</summary>
/// <param name="FollowUpId">What was to be done.</param>
/// <param name="EventId">The hearing's event.</param>
/// <param name="Done">True when it is done.</param>
[NoConsumerYet]
public sealed record FollowUpChanged(Guid FollowUpId, Guid EventId, bool Done) : IFact
{
    Guid IFact.Key => FollowUpId;
}
