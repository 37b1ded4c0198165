namespace CreativeLabs.Contracts;

/// <summary>What a public hearing came to is published. Each who commented, signed in, is told by a <see cref="CommentAnswered"/> of her
/// own.</summary>
/// <param name="EventId">The event at which it was held.</param>
/// <param name="LabId">The lab that held it.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Version">Grows by one with each change of the hearing; a later decision replaces an earlier one.</param>
public sealed record HearingDecided(Guid EventId, Guid LabId, LocalText Decision, int Version) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>The next of those who commented on a hearing are to know its decision; Registration's own.</summary>
/// <param name="EventId">The event at which it was held.</param>
/// <param name="After">The last person who was told.</param>
public sealed record DecisionToTell(Guid EventId, Guid After) : IFact
{
    Guid IFact.Key => EventId;
}

/// <summary>Someone who commented on a hearing is to know that it came to a decision.</summary>
/// <param name="NoticeId">This piece of news: a later decision replaces an earlier one and is told again.</param>
/// <param name="PersonId">Who commented.</param>
/// <param name="EventId">The event at which it was held, where the decision can be read.</param>
/// <param name="Title">The event's title.</param>
public sealed record CommentAnswered(Guid NoticeId, Guid PersonId, Guid EventId, LocalText Title) : IFact
{
    Guid IFact.Key => PersonId;
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
