using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Goals;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Overview;

/// <summary>What happened in a mentorship, the first first.</summary>
/// <param name="Items">What happened.</param>
internal sealed record TimelineView(IReadOnlyList<TimelineItem> Items);

/// <summary>Something that happened. What it was about is read where it is kept.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">started, session_planned, session_held, session_cancelled, goal_set, goal_reached or ended.</param>
/// <param name="SubjectId">The session or the goal.</param>
internal sealed record TimelineItem(DateTimeOffset At, string Kind, Guid? SubjectId);

internal static class Timeline
{
    public static async Task<Results<Ok<TimelineView>, ProblemResult>> Get(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        var mentorship = await db.Mentorships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token);
        if (mentorship is null || !mentorship.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        var items = new List<TimelineItem> { new(mentorship.StartedAt, "started", null) };
        items.AddRange((await db.Sessions.AsNoTracking().Where(s => s.MentorshipId == id).ToListAsync(token)).Select(s => s.State switch
        {
            SessionState.Held => new TimelineItem(s.StartsAt, "session_held", s.Id),
            SessionState.Cancelled => new TimelineItem(s.CancelledAt!.Value, "session_cancelled", s.Id),
            _ => new TimelineItem(s.StartsAt, "session_planned", s.Id),
        }));
        foreach (var goal in await db.Goals.AsNoTracking().Where(g => g.MentorshipId == id).ToListAsync(token))
        {
            items.Add(new TimelineItem(goal.CreatedAt, "goal_set", goal.Id));
            if (goal is { State: GoalState.Reached, ReachedAt: { } reached })
            {
                items.Add(new TimelineItem(reached, "goal_reached", goal.Id));
            }
        }

        if (mentorship.EndedAt is { } ended)
        {
            items.Add(new TimelineItem(ended, "ended", null));
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new TimelineView([.. items.OrderBy(i => i.At).ThenBy(i => i.Kind, StringComparer.Ordinal)]));
    }
}
