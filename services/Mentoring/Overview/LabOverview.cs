using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.Mentoring.Vetting;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Overview;

/// <summary>What waits for a lab's coordinator, of all the lab or of one programme.</summary>
/// <param name="OpenRequests">Women who wait for a mentor.</param>
/// <param name="WaitingSince">Since when the one who has waited longest does.</param>
/// <param name="Proposed">Requests that a mentor was asked about.</param>
/// <param name="Running">Mentorships that run.</param>
/// <param name="Completed">Mentorships that were completed.</param>
/// <param name="EndedEarly">Mentorships that ended before.</param>
/// <param name="SessionsHeld">Sessions that took place.</param>
/// <param name="Silent">Mentorships of which nothing was heard for three weeks, at most fifty.</param>
/// <param name="DisputedSessions">Sessions about which the two contradict each other, at most fifty.</param>
/// <param name="SessionsDue">Sessions of the next seven days.</param>
/// <param name="ApplicationsWaiting">Applications to be a mentor that wait; they are the lab's.</param>
/// <param name="Mentors">The mentors and their load, the fullest first, at most fifty.</param>
internal sealed record OverviewView(
    int OpenRequests, DateTimeOffset? WaitingSince, int Proposed, int Running, int Completed, int EndedEarly, int SessionsHeld,
    IReadOnlyList<SilentPair> Silent, IReadOnlyList<Guid> DisputedSessions, int SessionsDue, int ApplicationsWaiting,
    IReadOnlyList<MentorLoad> Mentors);

/// <summary>A pair of which nothing was heard.</summary>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="Since">Since when.</param>
internal sealed record SilentPair(Guid MentorshipId, DateTimeOffset Since);

/// <summary>How much a mentor has on her hands.</summary>
/// <param name="MentorId">The mentor.</param>
/// <param name="Capacity">How many women at a time.</param>
/// <param name="Engaged">Of these, taken.</param>
/// <param name="Standing">unvetted, approved, suspended or expired.</param>
/// <param name="ApprovedUntil">When her vetting is due again.</param>
/// <param name="Name">The name that she wrote for mentoring; null where she wrote none.</param>
internal sealed record MentorLoad(
    Guid MentorId, int Capacity, int Engaged, MentorStanding Standing, DateTimeOffset? ApprovedUntil, string? Name);

internal static class LabOverview
{
    private const int Most = 50;

    public static async Task<Results<Ok<OverviewView>, ProblemResult>> Get(
        Guid labId, Guid? cohortId, Caller caller, MentoringDb db, ContactNames names, TimeProvider clock, HttpContext http)
    {
        if (!caller.IsCoordinatorOf(labId))
        {
            return ProblemResult.Forbidden;
        }

        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var requests = db.Requests.AsNoTracking().Where(r => r.LabId == labId && (cohortId == null || r.CohortId == cohortId));
        var all = db.Mentorships.AsNoTracking().Where(m => m.LabId == labId && (cohortId == null || m.CohortId == cohortId));
        var running = all.Where(m => m.EndedAt == null);
        var sessions = from session in db.Sessions.AsNoTracking()
                       join mentorship in all on session.MentorshipId equals mentorship.Id
                       select session;
        var silent = await running.Where(m => m.State == MentorshipState.Active && m.SilentSince != null)
            .OrderBy(m => m.SilentSince).Take(Most).Select(m => new SilentPair(m.Id, m.SilentSince!.Value)).ToListAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new OverviewView(
            await requests.CountAsync(r => r.State == RequestState.Open, token),
            await requests.Where(r => r.State == RequestState.Open).MinAsync(r => (DateTimeOffset?)r.CreatedAt, token),
            await requests.CountAsync(r => r.State == RequestState.Proposed, token),
            await running.CountAsync(token),
            await all.CountAsync(m => m.State == MentorshipState.Completed, token),
            await all.CountAsync(m => m.State == MentorshipState.EndedEarly, token),
            await sessions.CountAsync(s => s.State == SessionState.Held, token),
            silent,
            await sessions.Where(s => s.State == SessionState.Disputed).OrderBy(s => s.Id).Take(Most).Select(s => s.Id).ToListAsync(token),
            await sessions.CountAsync(s => s.State == SessionState.Planned && s.StartsAt > now && s.StartsAt < now.AddDays(7), token),
            await db.MentorApplications.CountAsync(a => a.LabId == labId
                && (a.State == MentorApplicationState.Applied || a.State == MentorApplicationState.InReview), token),
            await Load(labId, cohortId, db, names, token)));
    }

    private static async Task<List<MentorLoad>> Load(
        Guid labId, Guid? cohortId, MentoringDb db, ContactNames names, CancellationToken token)
    {
        var mentors = await db.Mentors.AsNoTracking()
            .Where(m => cohortId == null ? m.Labs.Contains(labId) : m.Programmes.Contains(cohortId.Value))
            .OrderByDescending(m => m.Engaged).ThenBy(m => m.Id).Take(Most).ToListAsync(token);
        var known = await names.Of(mentors.Select(m => m.Id), token);
        return mentors.ConvertAll(m => new MentorLoad(
            m.Id, m.Capacity, m.Engaged, m.Standing, m.ApprovedUntil, known.GetValueOrDefault(m.Id)));
    }
}
