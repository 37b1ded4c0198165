namespace CreativeLabs.Contracts;

/// <summary>A self-help group was formed; its founder leads it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="LabId">The lab that it belongs to.</param>
/// <param name="LeaderId">The founder, its first member.</param>
/// <param name="GroupName">What it calls itself.</param>
/// <param name="Version">Grows by one with each change of the group; a consumer ignores an older one.</param>
public sealed record GroupFormed(Guid GroupId, Guid LabId, Guid LeaderId, LocalText GroupName, int Version) : IFact
{
    Guid IFact.Key => GroupId;
}

/// <summary>A person was asked to join a group; she answers herself.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">Who was asked.</param>
/// <param name="GroupName">What the group calls itself.</param>
public sealed record GroupMemberInvited(Guid InvitationId, Guid GroupId, Guid PersonId, LocalText GroupName) : IFact
{
    Guid IFact.Key => GroupId;
}

/// <summary>A person accepted an invitation and is a member of the group.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">The new member.</param>
/// <param name="LabId">The group's lab.</param>
/// <param name="Version">Grows by one with each change of the group.</param>
public sealed record GroupMemberJoined(Guid GroupId, Guid PersonId, Guid LabId, int Version) : IFact
{
    Guid IFact.Key => GroupId;
}

/// <summary>A member left the group, or its leader took her off its list.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">Who is no member any more.</param>
/// <param name="Removed">True when the leader did it.</param>
/// <param name="Version">Grows by one with each change of the group.</param>
public sealed record GroupMemberLeft(Guid GroupId, Guid PersonId, bool Removed, int Version) : IFact
{
    Guid IFact.Key => GroupId;
}

/// <summary>Another member leads the group now, or keeps its money.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="LeaderId">Who leads it.</param>
/// <param name="TreasurerId">Who keeps its money; null when nobody does. Never the leader.</param>
/// <param name="Version">Grows by one with each change of the group.</param>
public sealed record GroupRolesChanged(Guid GroupId, Guid LeaderId, Guid? TreasurerId, int Version) : IFact
{
    Guid IFact.Key => GroupId;
}

/// <summary>The last member left; the group is no more.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Version">The group's last version.</param>
public sealed record GroupDissolved(Guid GroupId, int Version) : IFact
{
    Guid IFact.Key => GroupId;
}
