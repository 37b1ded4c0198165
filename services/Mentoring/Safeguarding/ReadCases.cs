using System.Text.Json;
using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

internal static class ReadCases
{
    public static async Task<Results<Ok<Page<CaseView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var me = caller.PersonId;
        http.Response.Headers.CacheControl = "no-store";
        var mine = db.SafeguardingReports.AsNoTracking()
            .Where(r => db.CaseHandlers.Any(h => h.ReportId == r.Id && h.PersonId == me) && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(await page.ToPageAsync(mine, r => r.Id, CaseView.Of, http));
    }

    /// <summary>No reading without its line in the log: both are one transaction, and the answer waits for it.</summary>
    public static async Task<Results<Ok<CaseDetail>, ProblemResult>> Get(
        Guid id, Caller caller, MentoringDb db, DataKeys keys, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (await db.FindCase(id, caller, token) is not { } report)
        {
            return ProblemResult.NotFound;
        }

        db.Add(CaseReading.Of(id, caller.PersonId, "read", clock.GetUtcNow()));
        await db.SaveChangesAsync(token);
        var key = await keys.Find(id, token);
        var named = await db.NamedPeople.Where(n => n.ReportId == id).Select(n => n.PersonId).Order().ToListAsync(token);
        var entries = await db.CaseEntries.AsNoTracking().Where(e => e.ReportId == id).OrderBy(e => e.Id).ToListAsync(token);
        var measures = await db.SafeguardingMeasures.AsNoTracking().Where(m => m.ReportId == id).OrderBy(m => m.Id).ToListAsync(token);
        http.SetETag(report);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CaseDetail(
            CaseView.Of(report), report.ReporterId, report.ForPersonId, report.LabId, report.SubjectKind, report.SubjectId,
            report.WantsPolice, key is not null && report.Words(key) is { } words
                ? JsonSerializer.Deserialize<CaseWords>(words, JsonSerializerOptions.Web) : null,
            named, key is null ? [] : entries.ConvertAll(e => new CaseEntryView(e.HandlerId, e.Read(key), e.WrittenAt)),
            measures.ConvertAll(MeasureView.Of)));
    }

    /// <summary>For the other handlers of the case and the leads from outside: nobody is alone with what she reads.</summary>
    public static async Task<Results<Ok<Page<CaseReadingView>>, ProblemResult>> Readings(
        Guid id, [AsParameters] PageQuery page, Caller caller, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } tampered)
        {
            return tampered;
        }

        var (token, me) = (http.RequestAborted, caller.PersonId);
        var isLead = await db.SafeguardingHandlers.AnyAsync(h => h.PersonId == me && h.IsOutsideLead && h.EndedAt == null, token)
            && !await db.NamedPeople.AnyAsync(n => n.ReportId == id && n.PersonId == me, token);
        if (!isLead && await db.FindCase(id, caller, token) is null)
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.CacheControl = "no-store";
        var rows = db.CaseReadings.AsNoTracking().Where(r => r.ReportId == id && r.PersonId != me && r.Id > page.After).OrderBy(r => r.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, r => r.Id, r => new CaseReadingView(r.PersonId, r.Action, r.At), http));
    }

    /// <summary>Null for who does not look after it, whatever her role: to her there is no such case.</summary>
    public static Task<SafeguardingReport?> FindCase(this MentoringDb db, Guid id, Caller caller, CancellationToken token) =>
        db.SafeguardingReports.SingleOrDefaultAsync(
            r => r.Id == id && db.CaseHandlers.Any(h => h.ReportId == id && h.PersonId == caller.PersonId), token);

    /// <summary>As <see cref="FindCase"/>, locked. Who looks after it is asked under the lock: she may just have been named.</summary>
    public static async Task<SafeguardingReport?> LockCase(this MentoringDb db, Guid id, Caller caller, CancellationToken token)
    {
        var report = await db.LockAsync<SafeguardingReport>(id, token);
        return report is not null && await db.CaseHandlers.AnyAsync(h => h.ReportId == id && h.PersonId == caller.PersonId, token)
            ? report : null;
    }
}
