using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>Ends a mentorship.</summary>
/// <param name="Reason">goal_reached, no_time, moved_away, not_a_fit, unsafe, other. After not_a_fit and unsafe the two are never matched
/// again.</param>
internal sealed record EndMentorshipRequest(string Reason);

internal static class EndMentorship
{
    public static async Task<Results<Ok<MentorshipView>, Refusal>> Handle(
        Guid id, EndMentorshipRequest body, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
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

        if (mentorship!.End(body.Reason, clock.GetUtcNow()) is { } broken)
        {
            return Refusal.Of(broken);
        }

        (await db.LockRequest(mentorship.RequestId, token))?.Close();
        await Places.Free(db, mentorship.MentorId, token);
        await Part(mentorship, db, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(mentorship);
        return TypedResults.Ok(MentorshipView.Of(mentorship, caller.PersonId, http));
    }

    private static async Task Part(Mentorship mentorship, MentoringDb db, CancellationToken token)
    {
        var (mentee, mentor) = (mentorship.MenteeId, mentorship.MentorId);
        if (EndingReasons.Parts(mentorship.EndingReason!)
            && !await db.PairBlocks.AnyAsync(b => b.MenteeId == mentee && b.MentorId == mentor, token))
        {
            db.Add(PairBlock.Between(mentee, mentor, mentorship.EndedAt!.Value));
        }
    }
}
