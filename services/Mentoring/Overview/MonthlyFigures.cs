using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Goals;
using CreativeLabs.Mentoring.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Overview;

/// <summary>A lab's figures of a year.</summary>
/// <param name="Year">The year, by the labs' clock.</param>
/// <param name="Months">Months that ended two weeks ago or longer.</param>
internal sealed record FiguresView(int Year, IReadOnlyList<MonthView> Months);

/// <summary>A month. A count of one to four is hidden, and there are no sums that it could be told from.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Requests">Women who asked for a mentor.</param>
/// <param name="Started">Mentorships that started.</param>
/// <param name="Ended">Mentorships that ended.</param>
/// <param name="SessionsHeld">Sessions that took place.</param>
/// <param name="GoalsReached">Goals that were reached.</param>
internal sealed record MonthView(int Month, int? Requests, int? Started, int? Ended, int? SessionsHeld, int? GoalsReached);

internal static class MonthlyFigures
{
    private const int Fewest = 5;

    private static readonly TimeSpan LabTime = TimeSpan.FromHours(6);

    public static async Task<Results<Ok<FiguresView>, ProblemResult>> Get(
        Guid labId, int year, Caller? caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        if (new Validation().Range(year, 2020, 2100, "year").Problem is { } invalid)
        {
            return invalid;
        }

        var partner = Partner.Of(http.User);
        if (!(caller is not null && (caller.IsOperator || caller.IsCoordinatorOf(labId))) && partner?.Labs.Contains(labId) is not true)
        {
            return ProblemResult.Forbidden;
        }

        var (token, now) = (http.RequestAborted, clock.GetUtcNow());
        var (from, to) = (Begin(year, 1), Begin(year + 1, 1));
        var requests = await db.Requests.Where(r => r.LabId == labId && r.CreatedAt >= from && r.CreatedAt < to)
            .Select(r => r.CreatedAt).ToListAsync(token);
        var started = await db.Mentorships.Where(m => m.LabId == labId && m.StartedAt >= from && m.StartedAt < to)
            .Select(m => m.StartedAt).ToListAsync(token);
        var ended = await db.Mentorships.Where(m => m.LabId == labId && m.EndedAt >= from && m.EndedAt < to)
            .Select(m => m.EndedAt!.Value).ToListAsync(token);
        var held = await db.Sessions.Where(s => s.State == SessionState.Held && s.StartsAt >= from && s.StartsAt < to
            && db.Mentorships.Any(m => m.Id == s.MentorshipId && m.LabId == labId)).Select(s => s.StartsAt).ToListAsync(token);
        var reached = await db.Goals.Where(g => g.State == GoalState.Reached && g.ReachedAt >= from && g.ReachedAt < to
            && db.Mentorships.Any(m => m.Id == g.MentorshipId && m.LabId == labId)).Select(g => g.ReachedAt!.Value).ToListAsync(token);

        var months = Enumerable.Range(1, 12)
            .Where(month => (month == 12 ? Begin(year + 1, 1) : Begin(year, month + 1)).AddDays(14) <= now)
            .Select(month => new MonthView(
                month, Shown(requests, month), Shown(started, month), Shown(ended, month), Shown(held, month), Shown(reached, month)));
        return TypedResults.Ok(new FiguresView(year, [.. months]));
    }

    /// <summary>Null for a count of one to four.</summary>
    internal static int? Shown(IReadOnlyCollection<DateTimeOffset> moments, int month) =>
        moments.Count(at => at.ToOffset(LabTime).Month == month) is var count && count is 0 or >= Fewest ? count : null;

    private static DateTimeOffset Begin(int year, int month) => new DateTimeOffset(year, month, 1, 0, 0, 0, LabTime).ToUniversalTime();
}
