using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Contacts;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Vetting;

internal static class ReadApplications
{
    public static async Task<Results<Ok<Page<MentorApplicationView>>, ProblemResult>> Mine(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.MentorApplications.AsNoTracking().Where(a => a.PersonId == caller.PersonId && a.Id > page.After).OrderBy(a => a.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, a => a.Id, a => MentorApplicationView.Of(a), http));
    }

    /// <summary>Without a lab: of those who mentor online only, for operators.</summary>
    public static async Task<Results<Ok<Page<MentorApplicationView>>, ProblemResult>> List(
        Guid? labId, [AsParameters] PageQuery page, Caller caller, MentoringDb db, ContactNames names, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsOperator && !(labId is { } lab && caller.IsCoordinatorOf(lab)))
        {
            return ProblemResult.Forbidden;
        }

        var me = caller.PersonId;
        http.Response.Headers.CacheControl = "no-store";
        var found = await db.MentorApplications.AsNoTracking().Where(a => a.LabId == labId && a.PersonId != me && a.Id > page.After)
            .OrderBy(a => a.Id).Take(page.Size + 1).ToListAsync(http.RequestAborted);
        var known = await names.Of(found.Select(a => a.PersonId), http.RequestAborted);
        return TypedResults.Ok(page.ToPage(found, a => a.Id, a => MentorApplicationView.Of(a, known.GetValueOrDefault(a.PersonId)), http));
    }

    public static async Task<Results<Ok<MentorApplicationDetail>, ProblemResult>> Get(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, HttpContext http)
    {
        var token = http.RequestAborted;
        var application = await db.MentorApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, token);
        var reviews = application is not null && application.IsReviewedBy(caller)
            && !await db.IsConflicted(application.PersonId, caller.PersonId, token);
        if (application is null || (!reviews && application.PersonId != caller.PersonId))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(application);
        http.Response.Headers.CacheControl = "no-store";
        var key = reviews ? await keys.Find(id, token) : null;
        return TypedResults.Ok(new MentorApplicationDetail(
            MentorApplicationView.Of(application),
            key is null ? [] : JsonSerializer.Deserialize<List<Reference>>(application.References(key), JsonSerializerOptions.Web)!,
            key is null ? null : application.Note(key)));
    }
}
