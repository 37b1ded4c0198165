using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using MassTransit;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>What follows when two part for good, or one of them did not feel safe. Each step looks to the other like something that happens
/// every day.</summary>
internal static class PartPair
{
    /// <summary>In the transaction that ends the mentorship, whose row is locked.</summary>
    public static async Task After(Mentorship mentorship, Guid leaver, MentoringDb db, IPublishEndpoint publish, CancellationToken token)
    {
        var (now, other) = (mentorship.EndedAt!.Value, mentorship.Other(leaver));
        if (!await db.ArePartedAsync(leaver, other, token))
        {
            db.Add(PairBlock.Between(mentorship.MenteeId, mentorship.MentorId, now));
        }

        var isUnsafe = mentorship.EndingReason is EndingReasons.Unsafe;
        await TakeBack.Between(leaver, other, db, publish, now, token);
        if (isUnsafe)
        {
            // Whatever waits for her who is feared, as if those women had taken it back.
            await TakeBack.AllOf(other, db, publish, now, token);
            var concern = Concern.Raise(mentorship, leaver, now);
            db.Add(concern);
            await publish.Publish(new LabAttentionAsked(concern.Id, concern.LabId, concern.RaisedBy, concern.AboutId), token);
        }
    }
}
