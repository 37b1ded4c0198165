using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

/// <summary>How it stands with a mentor, for staff.</summary>
/// <param name="Id">The mentor.</param>
/// <param name="Standing">unvetted, approved, suspended or expired.</param>
/// <param name="ApprovedUntil">Until when.</param>
/// <param name="Paused">She takes nobody new for now.</param>
/// <param name="Capacity">How many women she mentors at a time.</param>
/// <param name="Engaged">Of these, taken.</param>
internal sealed record MentorStandingView(
    Guid Id, MentorStanding Standing, DateTimeOffset? ApprovedUntil, bool Paused, int Capacity, int Engaged)
{
    public static MentorStandingView Of(MentorProfile mentor) => new(
        mentor.Id, mentor.Standing, mentor.ApprovedUntil, mentor.Paused, mentor.Capacity, mentor.Engaged);
}

internal static class SuspendMentor
{
    public static async Task<Results<Ok<MentorStandingView>, ProblemResult>> Get(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var mentor = await db.Mentors.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        if (mentor is null || !IsJudgedBy(mentor, caller))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(mentor);
        return TypedResults.Ok(MentorStandingView.Of(mentor));
    }

    public static async Task<Results<Ok<MentorStandingView>, ProblemResult>> Suspend(
        Guid id, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        // Requests are locked before mentors. A proposal that is made in between is refused when she answers it.
        await TakeBack.AllOf(id, db, publish, clock.GetUtcNow(), token);
        var mentor = await db.LockAsync<MentorProfile>(id, token);
        if (mentor is null || !IsJudgedBy(mentor, caller))
        {
            return ProblemResult.NotFound;
        }

        var before = mentor.Version;
        var broken = mentor.Standing is MentorStanding.Suspended ? null : mentor.Suspend();
        if (http.RequireMatchOfStep(mentor, before, broken) is { } refused)
        {
            return refused;
        }

        if (mentor.Version != before)
        {
            await publish.Publish(new MentorSuspended(id, Guid.CreateVersion7(clock.GetUtcNow())), token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(mentor);
        return TypedResults.Ok(MentorStandingView.Of(mentor));
    }

    public static async Task<Results<Ok<MentorStandingView>, ProblemResult>> Reinstate(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentor = await db.LockAsync<MentorProfile>(id, token);
        if (mentor is null || !IsJudgedBy(mentor, caller))
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(mentor) is { } stale)
        {
            return stale;
        }

        if (mentor.Reinstate(clock.GetUtcNow()) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(mentor);
        return TypedResults.Ok(MentorStandingView.Of(mentor));
    }

    private static bool IsJudgedBy(MentorProfile mentor, Caller caller) => caller.PersonId != mentor.Id
        && (caller.IsOperator || mentor.Labs.Exists(caller.IsCoordinatorOf) || (mentor.VettedAt is { } lab && caller.IsCoordinatorOf(lab)));
}
