using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Concerns;

/// <summary>A mentorship that somebody ended because she did not feel safe.</summary>
/// <param name="Id">The concern.</param>
/// <param name="MentorshipId">The mentorship.</param>
/// <param name="LabId">Its lab.</param>
/// <param name="RaisedBy">Who ended it.</param>
/// <param name="AboutId">The other; not listed and not matched until it is cleared. She must not learn of it.</param>
/// <param name="State">open, cleared or upheld.</param>
/// <param name="RaisedAt">When it was ended.</param>
/// <param name="ClosedAt">When it was decided.</param>
internal sealed record ConcernView(
    Guid Id, Guid MentorshipId, Guid LabId, Guid RaisedBy, Guid AboutId, ConcernState State, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt)
{
    public static ConcernView Of(Concern concern) => new(
        concern.Id, concern.MentorshipId, concern.LabId, concern.RaisedBy, concern.AboutId, concern.State, concern.RaisedAt,
        concern.ClosedAt);
}

/// <summary>What became of a concern.</summary>
/// <param name="Upheld">True: she stays unlisted. False: she is listed and matched again; the two never meet again all the same.</param>
internal sealed record CloseConcernRequest(bool Upheld);

internal static class ReadConcerns
{
    public static async Task<Results<Ok<Page<ConcernView>>, ProblemResult>> List(
        Guid labId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsCoordinatorOf(labId) && !caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var me = caller.PersonId;
        var rows = db.Concerns.AsNoTracking()
            .Where(c => c.LabId == labId && c.AboutId != me && c.RaisedBy != me && c.Id > page.After).OrderBy(c => c.Id);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, ConcernView.Of, http));
    }

    public static async Task<Results<Ok<ConcernView>, ProblemResult>> Get(Guid id, Caller caller, MentoringDb db, HttpContext http)
    {
        var concern = await db.Concerns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        if (concern is null || !concern.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(concern);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(ConcernView.Of(concern));
    }

    public static async Task<Results<Ok<ConcernView>, ProblemResult>> Close(
        Guid id, CloseConcernRequest body, Caller caller, MentoringDb db, TimeProvider clock, HttpContext http)
    {
        var concern = await db.Concerns.SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        if (concern is null || !concern.IsSeenBy(caller))
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(concern) is { } stale)
        {
            return stale;
        }

        if (concern.Close(body.Upheld, caller.PersonId, clock.GetUtcNow()) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.SaveChangesAsync(http.RequestAborted);
        http.SetETag(concern);
        return TypedResults.Ok(ConcernView.Of(concern));
    }
}
