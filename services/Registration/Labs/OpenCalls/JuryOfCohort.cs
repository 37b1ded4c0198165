using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Holds a cohort and its applications to what its jury decided.</summary>
internal sealed class JuryOfCohort(RegistrationDb db) : IJuryOfCohort
{
    /// <summary>A jury that has closed its call is not to find new applications behind its back.</summary>
    public async Task<Error?> ForbidsNewDeadline(Guid cohortId, CancellationToken token) =>
        await db.OpenCalls.AnyAsync(c => c.CohortId == cohortId && c.ClosedAt != null, token) ? OpenCallRules.CallClosed : null;

    /// <summary>A decision in an open call comes after the jury's, with a reason that the applicant can read.</summary>
    public async Task<Error?> ForbidsDecision(Enrolment enrolment, LocalText? reason, CancellationToken token)
    {
        // Outside of an open call, and once decided, the enrolment's own rules speak.
        if (enrolment.State is not EnrolmentState.Applied
            || await db.OpenCalls.AsNoTracking().SingleOrDefaultAsync(c => c.CohortId == enrolment.CohortId, token) is not { } call)
        {
            return null;
        }

        if (call.ClosedAt is null)
        {
            return OpenCallRules.CallStillOpen;
        }

        var language = await db.People.Where(p => p.Id == enrolment.PersonId).Select(p => p.Language).SingleAsync(token);
        return reason is not null && reason.Find(language).Language == language && reason.HasAny()
            ? null
            : OpenCallRules.ReasonInHerLanguage.With("language", language);
    }

    public async Task<IReadOnlyDictionary<Guid, int>> PointsOf(IReadOnlyList<Guid> applications, CancellationToken token) =>
        await db.Scores.Where(s => applications.Contains(s.EnrolmentId)).GroupBy(s => s.EnrolmentId)
            .ToDictionaryAsync(g => g.Key, g => g.Sum(s => s.Points), token);
}
