using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>What a jury has to say where a cohort takes applications by an open call.</summary>
internal interface IJuryOfCohort
{
    /// <summary>Why the days of applying stand as they are; null while they may change.</summary>
    Task<Error?> ForbidsNewDeadline(Guid cohortId, CancellationToken token);

    /// <summary>Why the application cannot be decided so; null when it can.</summary>
    Task<Error?> ForbidsDecision(Enrolment enrolment, LocalText? reason, CancellationToken token);

    /// <summary>What was given to each of the applications that were scored.</summary>
    Task<IReadOnlyDictionary<Guid, int>> PointsOf(IReadOnlyList<Guid> applications, CancellationToken token);
}
