using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>What the use cases of an open call ask of it.</summary>
internal static class Scoring
{
    /// <summary>The call, kept as it is until the caller's transaction ends; many jurors score at once.</summary>
    public static async Task<OpenCall?> CallToScore(this RegistrationDb db, Guid cohortId, CancellationToken token) =>
        (await db.OpenCalls.FromSql($"SELECT * FROM open_call WHERE cohort_id = {cohortId} FOR SHARE").ToListAsync(token))
            .SingleOrDefault();

    /// <summary>The call, for a change: waits for every juror who is scoring, and whoever scores next waits for it.</summary>
    public static Task<OpenCall?> CallToChange(this RegistrationDb db, Guid cohortId, CancellationToken token) =>
        db.LockAsync<OpenCall>(cohortId, token);

    /// <summary>Why jury and criteria stand as they are; null while they may change. The call's row must be locked.</summary>
    public static async Task<Error?> Fixed(this RegistrationDb db, OpenCall call, CancellationToken token) =>
        call.ClosedAt is not null ? OpenCallRules.CallClosed
        : await db.Scores.AnyAsync(s => s.CohortId == call.CohortId, token) ? OpenCallRules.ScoringBegan
        : null;

    public static Task<bool> IsJuror(this RegistrationDb db, Guid cohortId, Guid personId, CancellationToken token) =>
        db.Jurors.AnyAsync(j => j.CohortId == cohortId && j.PersonId == personId, token);

    /// <summary>True once jurors may see each other's scores: the call is closed, or nobody can apply any more and every juror has scored
    /// every application but her own.</summary>
    public static async Task<bool> IsRevealed(this RegistrationDb db, OpenCall call, Cohort cohort, DateTimeOffset now,
        CancellationToken token)
    {
        if (call.ClosedAt is not null)
        {
            return true;
        }

        if (cohort.IsOpen(now))
        {
            return false;
        }

        var judged = db.Enrolments.Where(e => e.CohortId == cohort.Id && e.State == EnrolmentState.Applied);
        var jurors = db.Jurors.Where(j => j.CohortId == cohort.Id);
        var pairs = await judged.CountAsync(token) * await jurors.CountAsync(token);
        var own = await judged.CountAsync(e => jurors.Any(j => j.PersonId == e.PersonId), token);
        var scores = await db.Scores.CountAsync(s => s.CohortId == cohort.Id && judged.Any(e => e.Id == s.EnrolmentId), token);
        return pairs > own && scores == (pairs - own) * call.Criteria.Count;
    }
}
