using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

internal static class JoinCircle
{
    /// <summary>Joining again changes nothing.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var (token, now, me) = (http.RequestAborted, clock.GetUtcNow(), caller.PersonId);
        var circle = await db.CirclesShownTo(me, now).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        if (circle is null)
        {
            return ProblemResult.NotFound;
        }

        if (circle.MentorId == me)
        {
            return ProblemResult.Of(CircleRules.OwnCircle);
        }

        if (!await db.BelongsTo(caller, circle.LabId, token))
        {
            return ProblemResult.Of(Requests.RequestRules.NotMember);
        }

        if (await db.Database.ExecuteSqlAsync(
            $"INSERT INTO circle_members (circle_id, person_id, joined_at) VALUES ({id}, {me}, {now}) ON CONFLICT DO NOTHING", token) == 1
            && await db.Circles.Where(c => c.Id == id && c.ClosedAt == null && c.Members < c.Capacity).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Members, c => c.Members + 1).SetProperty(c => c.Version, c => c.Version + 1), token) == 0)
        {
            return ProblemResult.Of(circle.ClosedAt is null ? CircleRules.Full : CircleRules.Closed);
        }

        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemResult>> Leave(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var token = http.RequestAborted;
        await db.LeaveCircles(caller.PersonId, id, token);
        return TypedResults.NoContent();
    }

    /// <summary>One circle, or all of them; the place of each is free again.</summary>
    public static async Task LeaveCircles(this MentoringDb db, Guid person, Guid? only, CancellationToken token)
    {
        foreach (var id in await db.CircleMembers.Where(m => m.PersonId == person && (only == null || m.CircleId == only))
            .Select(m => m.CircleId).Order().ToListAsync(token))
        {
            if (await db.CircleMembers.Where(m => m.CircleId == id && m.PersonId == person).ExecuteDeleteAsync(token) == 1)
            {
                await db.Circles.Where(c => c.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.Members, c => c.Members - 1).SetProperty(c => c.Version, c => c.Version + 1), token);
            }
        }
    }
}
