using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

internal static class PublishMatchRun
{
    public static async Task<Results<Ok<MatchRunView>, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, Topics topics, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        var run = await db.LockAsync<MatchRun>(id, token);
        if (run is null || !caller.IsCoordinatorOf(run.LabId))
        {
            return ProblemResult.NotFound;
        }

        if (run.State is MatchRunState.Undone)
        {
            return ProblemResult.Of(MatchRules.Undone);
        }

        if (run.State is MatchRunState.Published)
        {
            http.IsSoAlready();
        }
        else if (http.RequireMatch(run) is { } stale)
        {
            return stale;
        }
        else
        {
            var now = clock.GetUtcNow();
            run.Publish(await Propose(run, db, topics, publish, now, token), now);
            await db.SaveChangesAsync(token);
        }

        http.SetETag(run);
        return TypedResults.Ok(MatchRunView.Of(run, http));
    }

    // The run may be days old: each pair is looked at again under the lock of its request, and takes its place from the mentor's row.
    private static async Task<List<PairOutcome>> Propose(
        MatchRun run, MentoringDb db, Topics topics, IPublishEndpoint publish, DateTimeOffset now, CancellationToken token)
    {
        var requests = (await db.LockRequests(run.Pairs.ConvertAll(p => p.RequestId), token)).ToDictionary(r => r.Id);
        var asked = (await db.Proposals.AsNoTracking().Where(p => requests.Keys.Contains(p.RequestId)).ToListAsync(token))
            .Select(p => (p.RequestId, p.MentorId)).ToHashSet();
        var people = requests.Values.Select(r => r.PersonId).ToList();
        var parted = await db.PartedFrom(people, token);

        var outcomes = new List<PairOutcome>();
        foreach (var pair in run.Pairs.OrderBy(p => p.MentorId).ThenBy(p => p.RequestId))
        {
            var request = requests[pair.RequestId];
            var outcome = request.State is not RequestState.Open ? PairOutcome.NotOpen
                : asked.Contains((request.Id, pair.MentorId)) || parted[request.PersonId].Contains(pair.MentorId) ? MatchScore.Blocked
                : !await db.IsInAudienceAsync(request, pair.MentorId, token) ? MatchScore.NotInAudience
                : !await MentorCapacity.Take(db, pair.MentorId, now, token) ? MatchScore.CapacityFull
                : PairOutcome.Proposed;
            outcomes.Add(new PairOutcome(request.Id, outcome));
            if (outcome is PairOutcome.Proposed)
            {
                await Proposing.Ask(request, pair.MentorId, run.Id, by: null, reason: null, topics, db, publish, now,
                    token);
            }
        }

        return outcomes;
    }
}
