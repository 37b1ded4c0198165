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

/// <summary>A person left a lab.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="PersonId">Who was the member.</param>
/// <param name="LabId">The lab.</param>
[NoConsumerYet]
public sealed record MembershipEnded(Guid MembershipId, Guid PersonId, Guid LabId) : IFact
{
    Guid IFact.Key => PersonId;
}

/// <summary>A role ended. An access token that is out already names it for up to ten minutes more.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Role">coordinator or trainer.</param>
/// <param name="LabId">The lab that the role was limited to.</param>
[NoConsumerYet]
public sealed record RoleRevoked(Guid PersonId, string Role, Guid? LabId) : IFact
{
    Guid IFact.Key => PersonId;
}
