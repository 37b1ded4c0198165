using CreativeLabs.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Programmes;

/// <summary>What a person who is forgotten leaves behind here: the figures of the cohorts that she was in, and no word of hers or about her.</summary>
internal static class WithdrawApplications
{
    /// <summary>Open applications are withdrawn; a place in a cohort that has not begun is free again.</summary>
    public static async Task Of(RegistrationDb db, Guid personId, DateTimeOffset now, CancellationToken token)
    {
        var withdrawn = nameof(EnrolmentState.Withdrawn);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH given_up AS (
              UPDATE enrolment e SET state = {withdrawn}, version = e.version + 1 FROM cohort c
              WHERE e.person_id = {personId} AND e.state = {nameof(EnrolmentState.Admitted)} AND c.id = e.cohort_id AND c.starts_on > {Cohort.Today(now)}
              RETURNING e.cohort_id)
            UPDATE cohort SET admitted = admitted - 1 WHERE id IN (SELECT cohort_id FROM given_up)
            """, token);
        await db.Enrolments.Where(e => e.PersonId == personId && e.State == EnrolmentState.Applied).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.State, EnrolmentState.Withdrawn).SetProperty(e => e.Version, e => e.Version + 1), token);
        await db.Enrolments.Where(e => e.PersonId == personId).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Motivation, (byte[]?)null).SetProperty(e => e.Reason, (Contracts.LocalText?)null), token);
    }
}
