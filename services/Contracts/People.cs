namespace CreativeLabs.Contracts;

/// <summary>A person took a consent back; whoever acts on it stops now.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="PersonId">Who had given it.</param>
/// <param name="Purpose">platform, pictures, research, stories, partners, demographics or needs.</param>
public sealed record ConsentWithdrawn(Guid ConsentId, Guid PersonId, string Purpose) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>Two records were one woman, and one of them remains. What another service holds under the one that went belongs to the
/// survivor.</summary>
/// <param name="PersonId">The id that went; nothing new happens under it.</param>
/// <param name="SurvivorId">The id that remains. It may itself be merged later; the latest fact wins.</param>
public sealed record PersonMerged(Guid PersonId, Guid SurvivorId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A coordinator says that a record of the person and another one are one woman. Where either is an account she is asked
/// first.</summary>
/// <param name="PersonId">One of the two; each of them is told. Where she has more numbers, the record that another number came
/// with.</param>
/// <param name="MergeId">The merge.</param>
public sealed record MergeAsked(Guid PersonId, Guid MergeId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>All who were asked agreed to a merge; each of them can still undo it.</summary>
/// <param name="PersonId">One of the two; each of them is told.</param>
/// <param name="MergeId">The merge.</param>
/// <param name="TakesEffectAt">When the records become one, UTC.</param>
public sealed record MergeAgreed(Guid PersonId, Guid MergeId, DateTimeOffset TakesEffectAt) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A merge that was asked for came to its end.</summary>
/// <param name="PersonId">One of the two; when it was done, the record that remains.</param>
/// <param name="MergeId">The merge.</param>
/// <param name="Outcome">done, undone by one of them, or lapsed.</param>
public sealed record MergeEnded(Guid PersonId, Guid MergeId, string Outcome) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>The time to answer, or to undo, a merge is over; Registration's own deadline.</summary>
/// <param name="MergeId">The merge.</param>
public sealed record MergeDue(Guid MergeId) : IFact
{
    Guid IFact.Key => MergeId;
}

/// <summary>A person left a lab.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="PersonId">Who was the member.</param>
/// <param name="LabId">The lab.</param>
public sealed record MembershipEnded(Guid MembershipId, Guid PersonId, Guid LabId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A role ended, and with it the access tokens that name it.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Role">coordinator or trainer.</param>
/// <param name="LabId">The lab that the role was limited to.</param>
public sealed record RoleRevoked(Guid PersonId, string Role, Guid? LabId) : IFact
{
    Guid IFact.Key => PersonId;
}
