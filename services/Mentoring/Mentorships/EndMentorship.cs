using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Ends a mentorship.</summary>
/// <param name="Reason">goal_reached, no_time, moved_away, not_a_fit, unsafe, other. After not_a_fit and unsafe the two are never matched
/// again, in either role. The other side never reads it; after unsafe the lab's coordinator is told at once.</param>
internal sealed record EndMentorshipRequest(string Reason);

/// <summary>Looks after a mentorship that somebody ended because she did not feel safe.</summary>
internal interface IUnsafeEnd
{
    /// <summary>In the transaction that ends it.</summary>
    Task Report(Mentorship mentorship, Guid by, CancellationToken token);
}

internal static class EndMentorship
{
    public static async Task<Results<Ok<MentorshipView>, ProblemResult>> Handle(
        Guid id, EndMentorshipRequest body, Caller caller, MentoringDb db, IUnsafeEnd safeguarding, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http)
    {
        if (new Validation().OneOf(body.Reason, EndingReasons.All, "reason").Problem is { } unknown)
        {
            return unknown;
        }

        var token = http.RequestAborted;
        var mentorship = await db.LockAsync<Mentorship>(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (http.RequireMatch(mentorship!) is { } stale)
        {
            return stale;
        }

        if (mentorship!.HasEnded)
        {
            return ProblemResult.Of(MentorshipRules.Ended);
        }

        await Close(mentorship, body.Reason, caller.PersonId, db, publish, clock.GetUtcNow(), token);
        if (body.Reason is EndingReasons.Unsafe)
        {
            await safeguarding.Report(mentorship, caller.PersonId, token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller, http));
    }

    /// <summary>What every end has in common, in the transaction in which the mentorship is locked: the place is free, what was planned is
    /// called off, both are told that it ended and nobody is told why.</summary>
    public static async Task Close(
        Mentorship mentorship, string reason, Guid? by, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now,
        CancellationToken token)
    {
        if ((by is { } leaver ? mentorship.End(reason, leaver, now) : mentorship.Leave(now)) is not null)
        {
            return;
        }

        (await db.LockAsync<MentoringRequest>(mentorship.RequestId, token))?.Close();
        await MentorCapacity.Free(db, mentorship.MentorId, token);
        await CancelSession.AllOf(mentorship.Id, db, now, token);
        await publish.Publish(new MentorshipEnded(mentorship.Id, mentorship.MenteeId, mentorship.MentorId, mentorship.LabId,
            mentorship.State is MentorshipState.Completed ? "completed" : "endedEarly", now), token);
        if (by is { } parting && EndingReasons.Parts(reason))
        {
            await PartPair.After(mentorship, parting, db, publish, token);
        }
    }
}
