using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Concerns;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using MassTransit;
using Microsoft.EntityFrameworkCore;

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
        await TakeBackProposals(leaver, other, isUnsafe, db, now, token);
        if (isUnsafe)
        {
            var concern = Concern.Raise(mentorship, leaver, now);
            db.Add(concern);
            await publish.Publish(new LabAttentionAsked(concern.Id, concern.LabId, concern.RaisedBy, concern.AboutId), token);
        }
    }

    /// <summary>Proposals between the two, in either role; and whatever waits for her who is feared, as if those women had taken it
    /// back.</summary>
    private static async Task TakeBackProposals(Guid leaver, Guid other, bool allOfHers, MentoringDb db, DateTimeOffset now,
        CancellationToken token)
    {
        var waiting = from proposal in db.Proposals
                      join request in db.Requests on proposal.RequestId equals request.Id
                      where proposal.State == ProposalState.Waiting
                          && ((proposal.MentorId == other && (allOfHers || request.PersonId == leaver))
                              || (proposal.MentorId == leaver && request.PersonId == other))
                      select request.Id;
        foreach (var request in await db.LockRequests(await waiting.ToListAsync(token), token))
        {
            if (await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == request.Id && p.State == ProposalState.Waiting, token)
                is { } asked
                && asked.Withdraw(now) is null)
            {
                request.Reroute();
                await MentorCapacity.Free(db, asked.MentorId, token);
            }
        }
    }
}
