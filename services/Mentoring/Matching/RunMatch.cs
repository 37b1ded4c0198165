using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Matches a lab's open requests.</summary>
/// <param name="LabId">The lab; the caller coordinates it.</param>
internal sealed record RunMatchRequest(Guid LabId);

internal static class RunMatch
{
    private const int AtOnce = 1000;

    public static async Task<Results<Created<MatchRunView>, Refusal>> Handle(
        RunMatchRequest body, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        if (!caller.IsCoordinatorOf(body.LabId))
        {
            return Refusal.Forbidden;
        }

        var run = MatchRun.Of(body.LabId, caller.PersonId, await Read(db, body.LabId, clock.GetUtcNow(), http.RequestAborted),
            clock.GetUtcNow());
        db.Add(run);
        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(run);
        return TypedResults.Created($"/v1/match-runs/{run.Id}", MatchRunView.Of(run, http));
    }

    private static async Task<MatchInputs> Read(MentoringDb db, Guid labId, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.Requests.AsNoTracking().Where(r => r.LabId == labId && r.State == RequestState.Open)
            .OrderBy(r => r.Id).Take(AtOnce).ToListAsync(token);
        var seekers = await Seekers.Of(open, db, token);
        var mentors = await db.Available(now).AsNoTracking().ToListAsync(token);
        return new MatchInputs(seekers, mentors.Select(m => new Candidate(m.Id, m.Topics, m.Languages, m.Labs, m.Free)));
    }
}
