namespace CreativeLabs.Contracts;

/// <summary>A group's fund meets; told to each of its members.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="FundId">The fund.</param>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">The member.</param>
/// <param name="HeldOn">Its day.</param>
public sealed record FundMeetingCalled(Guid MeetingId, Guid FundId, Guid GroupId, Guid PersonId, DateOnly HeldOn) : IFact
{
    Guid IFact.Key => FundId;
}

/// <summary>The signers of a fund have decided about a loan that a member asked for.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="FundId">The fund.</param>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">Who asked for it.</param>
/// <param name="Outcome">voted or refused.</param>
public sealed record FundLoanDecided(Guid LoanId, Guid FundId, Guid GroupId, Guid PersonId, string Outcome) : IFact
{
    Guid IFact.Key => FundId;
}

/// <summary>A fund had too few signers, and this person was chosen to be one.</summary>
/// <param name="FundId">The fund.</param>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">Who signs from now on.</param>
public sealed record FundSignerChosen(Guid FundId, Guid GroupId, Guid PersonId) : IFact
{
    Guid IFact.Key => FundId;
}

/// <summary>A fund's cycle has ended and what was saved is shared out; told to each of its members.</summary>
/// <param name="FundId">The fund.</param>
/// <param name="GroupId">The group.</param>
/// <param name="PersonId">The member.</param>
public sealed record FundSharedOut(Guid FundId, Guid GroupId, Guid PersonId) : IFact
{
    Guid IFact.Key => FundId;
}
