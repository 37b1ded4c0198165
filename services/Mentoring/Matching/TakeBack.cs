using System.Linq.Expressions;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Proposals that wait for an answer are taken back, in words that are used when a woman thinks better of it, and their requests
/// go to another mentor.</summary>
internal static class TakeBack
{
    /// <summary>Whatever waits for a mentor.</summary>
    public static Task AllOf(Guid mentor, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token) =>
        Where(p => p.MentorId == mentor, db, publish, now, token);

    /// <summary>Whatever waits between two people, in either role.</summary>
    public static Task Between(
        Guid one, Guid other, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token) =>
        Where(p => (p.MentorId == one && db.Requests.Any(r => r.Id == p.RequestId && r.PersonId == other))
            || (p.MentorId == other && db.Requests.Any(r => r.Id == p.RequestId && r.PersonId == one)), db, publish, now, token);

    private static async Task Where(
        Expression<Func<Proposal, bool>> which, MentoringDb db, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        var waiting = await db.Proposals.Where(which).Where(p => p.State == ProposalState.Waiting).Select(p => p.RequestId)
            .ToListAsync(token);
        foreach (var request in await db.LockRequests(waiting, token))
        {
            var asked = await db.Proposals.Where(which)
                .SingleOrDefaultAsync(p => p.RequestId == request.Id && p.State == ProposalState.Waiting, token);
            if (asked is not null && asked.Withdraw(now) is null && request.Reroute() is null)
            {
                await MentorCapacity.Free(db, asked.MentorId, token);
                await publish.Publish(new RequestRerouted(request.Id), token);
            }
        }
    }
}
