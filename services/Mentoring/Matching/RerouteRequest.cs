using CreativeLabs.Contracts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>A request that somebody was asked about is open again. Mentoring tells itself: the mentor who gets her place back and the one
/// who gives hers are two rows, which one transaction would lock in any order.</summary>
/// <param name="RequestId">The request.</param>
public sealed record RequestRerouted(Guid RequestId) : IFact
{
    Guid IFact.Key => RequestId;
}

/// <summary>The next mentor is asked at once, not with the next run: the one whom the run would have put first, who has a place and was not
/// asked before. Where there is none, the request waits for a run.</summary>
internal sealed class RerouteRequest(MentoringDb db, Topics topics, TimeProvider clock) : IConsumer<RequestRerouted>
{
    private const int MostAsked = 5;

    public async Task Consume(ConsumeContext<RequestRerouted> context)
    {
        var (token, now) = (context.CancellationToken, clock.GetUtcNow());
        var request = await db.LockAsync<MentoringRequest>(context.Message.RequestId, token);
        if (request is not { State: RequestState.Open }
            || await db.Proposals.CountAsync(p => p.RequestId == request.Id, token) is 0 or >= MostAsked)
        {
            return;
        }

        var seeker = await Seekers.Of(request, db, topics, token);
        string[] fitting = seeker.WiderTopic is { } wider ? [seeker.Topic, wider] : [seeker.Topic];
        var mentors = await db.Available(now).AsNoTracking()
            .Where(m => m.Engaged < m.Capacity && m.Topics.Any(t => fitting.Contains(t))).ToListAsync(token);
        var next = mentors.Select(Candidate.Of)
            .Where(m => MatchScore.Obstacle(seeker, m) is null)
            .OrderByDescending(m => MatchScore.ForSeeker(seeker, m)).ThenBy(m => m.MentorId).Take(10);
        foreach (var mentor in next)
        {
            if (await MentorCapacity.Take(db, mentor.MentorId, now, token))
            {
                await Proposing.Ask(request, mentor.MentorId, runId: null, by: null, reason: null, topics, db, context, now, token);
                return;
            }
        }
    }
}
