using System.Linq.Expressions;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Matching;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Requests;

internal static class WithdrawRequest
{
    /// <summary>Takes back what still looks for a mentor; who is being asked has her place back. The caller saves.</summary>
    public static async Task All(
        Expression<Func<MentoringRequest, bool>> which, MentoringDb db, TimeProvider clock, CancellationToken token)
    {
        var ids = await db.Requests.Where(which).Where(r => r.State == RequestState.Open || r.State == RequestState.Proposed)
            .Select(r => r.Id).ToListAsync(token);
        foreach (var request in await db.LockRequests(ids, token))
        {
            var asked = await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == request.Id && p.State == ProposalState.Waiting, token);
            if (request.Withdraw() is null && asked is not null)
            {
                asked.Withdraw(clock.GetUtcNow());
                await MentorCapacity.Free(db, asked.MentorId, token);
            }
        }
    }

    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Caller caller, MentoringDb db, TimeProvider clock,
        HttpContext http)
    {
        var token = http.RequestAborted;
        var request = await db.LockAsync<MentoringRequest>(id, token);
        if (request is null || request.PersonId != caller.PersonId)
        {
            return request is not null && caller.IsCoordinatorOf(request.LabId) ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(request) is { } stale)
        {
            return stale;
        }

        var asked = await db.Proposals.SingleOrDefaultAsync(p => p.RequestId == id && p.State == ProposalState.Waiting, token);
        if (request.Withdraw() is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        if (asked is not null)
        {
            asked.Withdraw(clock.GetUtcNow());
            await MentorCapacity.Free(db, asked.MentorId, token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }
}
