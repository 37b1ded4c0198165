using CreativeLabs.Mentoring.Blocks;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Circles;

internal static class ListCircles
{
    public static async Task<Results<Ok<Page<CircleView>>, ProblemResult>> OfLab(
        Guid labId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.CirclesShownTo(caller.PersonId, clock.GetUtcNow()).AsNoTracking()
            .Where(c => c.LabId == labId && c.ClosedAt == null && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, c => CircleView.Of(c, http), http));
    }

    public static async Task<Results<Ok<CircleView>, ProblemResult>> Get(
        Guid id, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var circle = await db.CirclesShownTo(caller.PersonId, clock.GetUtcNow()).AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        if (circle is null)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(circle);
        return TypedResults.Ok(CircleView.Of(circle, http));
    }

    /// <summary>Her own, those she belongs to, and those of mentors whom she sees.</summary>
    public static IQueryable<Circle> CirclesShownTo(this MentoringDb db, Guid reader, DateTimeOffset now) => db.Circles.Where(c =>
        c.MentorId == reader
        || (!db.BlockedWith(reader).Contains(c.MentorId) && (db.CircleMembers.Any(m => m.CircleId == c.Id && m.PersonId == reader)
            || db.Available(now).Any(m => m.Id == c.MentorId))));
}
