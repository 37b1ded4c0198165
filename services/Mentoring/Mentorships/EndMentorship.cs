using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Ends a mentorship.</summary>
/// <param name="Reason">goal_reached, no_time, moved_away, not_a_fit, unsafe, other. After not_a_fit and unsafe the two are never matched
/// again, in either role. The other side never reads it; after unsafe the lab's coordinator is told at once.</param>
internal sealed record EndMentorshipRequest(string Reason);

internal static class EndMentorship
{
    public static async Task<Results<Ok<MentorshipView>, Refusal>> Handle(
        Guid id, EndMentorshipRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        if (new Validation().OneOf(body.Reason, EndingReasons.All, "reason").Refusal is { } unknown)
        {
            return unknown;
        }

        var token = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var mentorship = await db.LockMentorship(id, token);
        if (mentorship.RefuseOutsider(caller) is { } refusal)
        {
            return refusal;
        }

        if (http.RequireMatch(mentorship!) is { } stale)
        {
            return stale;
        }

        if (mentorship!.End(body.Reason, caller.PersonId, clock.GetUtcNow()) is { } broken)
        {
            return Refusal.Of(broken);
        }

        (await db.LockRequest(mentorship.RequestId, token))?.Close();
        await MentorCapacity.Free(db, mentorship.MentorId, token);
        if (EndingReasons.Parts(body.Reason))
        {
            await PartPair.After(mentorship, caller.PersonId, db, publish, token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller, http));
    }
}
