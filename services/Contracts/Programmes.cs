namespace CreativeLabs.Contracts;

/// <summary>A cohort began, and an admitted woman takes part from now on.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="PersonId">The participant.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Programme">The programme's title.</param>
public sealed record EnrolmentStarted(Guid EnrolmentId, Guid PersonId, Guid CohortId, Guid LabId, LocalText Programme) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A participant went through a cohort to its end.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="PersonId">The participant.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Programme">The programme's title.</param>
public sealed record EnrolmentCompleted(Guid EnrolmentId, Guid PersonId, Guid CohortId, Guid LabId, LocalText Programme) : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A woman left a cohort before its end; her place, if she had one, is free.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="PersonId">Who left.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Programme">The programme's title.</param>
/// <param name="ByHerself">False when the lab's coordinator took her off the list; why stands with the enrolment, in Registration.</param>
public sealed record EnrolmentWithdrawn(Guid EnrolmentId, Guid PersonId, Guid CohortId, Guid LabId, LocalText Programme, bool ByHerself)
    : IFact
{
    Guid IFact.Key => EnrolmentId;
}

/// <summary>A cohort began or ended. Registration itself moves its enrolments on, a bounded number at a time, and tells itself again while
/// some are left.</summary>
/// <param name="CohortId">The cohort.</param>
public sealed record CohortWorkDue(Guid CohortId) : IFact
{
    Guid IFact.Key => CohortId;
}

/// <summary>A coordinator named a person for the jury of an open call.</summary>
/// <param name="CohortId">The cohort that is the open call.</param>
/// <param name="PersonId">The juror.</param>
/// <param name="LabId">The lab.</param>
/// <param name="Programme">The programme's title.</param>
public sealed record JurorNamed(Guid CohortId, Guid PersonId, Guid LabId, LocalText Programme) : IFact
{
    Guid IFact.Key => CohortId;
}
