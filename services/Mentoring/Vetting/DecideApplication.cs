using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Vetting;

/// <summary>Decides on an application.</summary>
/// <param name="Approve">True: she may mentor until <paramref name="Until"/>.</param>
/// <param name="NoConflict">True: the caller is no relative of the applicant, and neither of the two works under the other.</param>
/// <param name="Note">What was looked at, 1 to 1000 characters; only reviewers read it.</param>
/// <param name="Until">The last moment of the approval, at most two years ahead; needed when it is approved.</param>
/// <param name="Reason">not_enough_experience, references_not_reached, conduct, no_need_now or other; needed when it is declined.</param>
internal sealed record DecideApplicationRequest(bool Approve, bool NoConflict, string Note, DateTimeOffset? Until = null,
    string? Reason = null);

internal static class DecideApplication
{
    private static readonly string[] Reasons = ["not_enough_experience", "references_not_reached", "conduct", "no_need_now", "other"];

    public static async Task<Results<Ok<MentorApplicationView>, ProblemResult>> Review(
        Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        var (application, refusal) = await Find(id, caller, db, token);
        if (refusal is not null)
        {
            return refusal;
        }

        var before = application!.Version;
        var broken = application.StartReview(caller.PersonId);
        if (http.RequireMatchOfStep(application, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(application);
        return TypedResults.Ok(MentorApplicationView.Of(application));
    }

    public static async Task<Results<Ok<MentorApplicationView>, ProblemResult>> Decide(
        Guid id, DecideApplicationRequest body, Caller caller, MentoringDb db, DataKeys keys, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        if (Check(body, now) is { } invalid)
        {
            return invalid;
        }

        var (application, refusal) = await Find(id, caller, db, token);
        if (refusal is not null)
        {
            return refusal;
        }

        if (http.RequireMatch(application!) is { } stale)
        {
            return stale;
        }

        var key = await keys.Find(id, token);
        if (!body.NoConflict)
        {
            return ProblemResult.Of(MentorRules.Conflicted);
        }

        if (key is null || application!.Decide(body.Approve, body.Reason, body.Note.Trim(), caller.PersonId, key, now) is not null)
        {
            return ProblemResult.Of(MentorRules.Decided);
        }

        if (body.Approve)
        {
            if (await db.LockAsync<MentorProfile>(application.PersonId, token) is not { } mentor)
            {
                return ProblemResult.Of(MentorRules.ProfileFirst);
            }

            var until = SessionDetails.Moment(body.Until!.Value);
            mentor.Approve(until, application.LabId);
            await publish.Publish(new MentorApproved(mentor.Id, id, until), token);
            await publish.SchedulePublish(new MentorApprovalDue(mentor.Id, until), until - ExpireApproval.Notice, token);
            await publish.SchedulePublish(new MentorApprovalDue(mentor.Id, until), until, token);
        }
        else
        {
            await publish.Publish(new MentorDeclined(application.PersonId, id), token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(application);
        return TypedResults.Ok(MentorApplicationView.Of(application));
    }

    public static async Task<Results<Ok<MentorApplicationView>, ProblemResult>> Withdraw(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var application = await db.LockAsync<MentorApplication>(id, token);
        if (application is null || application.PersonId != caller.PersonId)
        {
            return application is not null && application.IsReviewedBy(caller) ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        var before = application.Version;
        var broken = application.Withdraw(clock.GetUtcNow());
        if (http.RequireMatchOfStep(application, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(application);
        return TypedResults.Ok(MentorApplicationView.Of(application));
    }

    private static async Task<(MentorApplication? Application, ProblemResult? Problem)> Find(
        Guid id, Caller caller, MentoringDb db, CancellationToken token)
    {
        var application = await db.LockAsync<MentorApplication>(id, token);
        if (application is null || !application.IsReviewedBy(caller))
        {
            return (null, application?.PersonId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound);
        }

        return await db.IsConflicted(application.PersonId, caller.PersonId, token)
            ? (null, ProblemResult.Of(MentorRules.Conflicted)) : (application, null);
    }

    private static ProblemResult? Check(DecideApplicationRequest body, DateTimeOffset now)
    {
        var validation = new Validation().Length(body.Note, 1, 1000, "note");
        return body.Approve
            ? validation.Check(body.Until > now.AddDays(1) && body.Until <= now.AddYears(2), "until",
                "Бир күндөн эки жылга чейин.", "От одного дня до двух лет.", "From one day to two years ahead.").Problem
            : validation.OneOf(body.Reason, Reasons, "reason").Problem;
    }
}
