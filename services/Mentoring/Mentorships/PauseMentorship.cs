using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Measures;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

internal static class PauseMentorship
{
    public static Task<Results<Ok<MentorshipView>, ProblemResult>> Pause(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, clock, http, resumes: false, mentorship => mentorship.Pause());

    public static Task<Results<Ok<MentorshipView>, ProblemResult>> Resume(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http) =>
        Change(id, caller, db, clock, http, resumes: true, mentorship => mentorship.Resume());

    private static async Task<Results<Ok<MentorshipView>, ProblemResult>> Change(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http, bool resumes, Func<Mentorship, Error?> change)
    {
        var token = http.RequestAborted;
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (resumes && await IsHeldBack(mentorship!, db, clock.GetUtcNow(), token))
        {
            return ProblemResult.Of(MentorRules.NotAvailable);
        }

        var before = mentorship!.Version;
        var broken = change(mentorship);
        if (http.RequireMatchOfStep(mentorship, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller, http));
    }

    /// <summary>As long as the mentor is not approved, or a measure holds one of the two back. It is the same sentence for all.</summary>
    private static async Task<bool> IsHeldBack(Mentorship mentorship, MentoringDb db, DateTimeOffset now, CancellationToken token) =>
        !await db.Mentors.AnyAsync(
            m => m.Id == mentorship.MentorId && m.Standing == MentorStanding.Approved && m.ApprovedUntil > now, token)
        || await db.SafeguardingMeasures.AnyAsync(m => m.Kind == MeasureKind.PauseMentorships && m.LiftedAt == null
            && (m.PersonId == mentorship.MenteeId || m.PersonId == mentorship.MentorId), token);
}
