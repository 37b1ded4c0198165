using CreativeLabs.Mentoring.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>How a person is to look after reports.</summary>
/// <param name="LabId">The lab that she belongs to: she has no part in its cases.</param>
/// <param name="LedBy">Whom she works under: she has no part in cases that name her.</param>
/// <param name="IsOutsideLead">She is from outside, for cases that nobody else is free to look after.</param>
internal sealed record AppointHandlerRequest(Guid? LabId = null, Guid? LedBy = null, bool IsOutsideLead = false);

/// <summary>Somebody who looks after reports.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="LabId">The lab that she belongs to.</param>
/// <param name="LedBy">Whom she works under.</param>
/// <param name="IsOutsideLead">She is from outside.</param>
/// <param name="AppointedAt">Since when; reports of before are none of hers.</param>
internal sealed record HandlerView(Guid PersonId, Guid? LabId, Guid? LedBy, bool IsOutsideLead, DateTimeOffset AppointedAt)
{
    public static HandlerView Of(SafeguardingHandler handler) => new(
        handler.PersonId, handler.LabId, handler.LedBy, handler.IsOutsideLead, handler.AppointedAt);
}

internal static class AppointHandler
{
    public static async Task<Results<Ok<Page<HandlerView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, MentoringDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.SafeguardingHandlers.AsNoTracking().Where(h => h.EndedAt == null && h.Id > page.After).OrderBy(h => h.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, h => h.Id, HandlerView.Of, http));
    }

    /// <summary>Appointed anew she begins anew: what came before is none of hers.</summary>
    public static async Task<Results<Ok<HandlerView>, ProblemResult>> Put(
        Guid personId, AppointHandlerRequest body, Caller caller, MentoringDb db, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http)
    {
        if (personId == caller.PersonId)
        {
            return ProblemResult.Of(SafeguardingRules.Herself);
        }

        var token = http.RequestAborted;
        await End(personId, db, clock.GetUtcNow(), token);
        var handler = SafeguardingHandler.Appoint(personId, body.LabId, body.LedBy, body.IsOutsideLead, clock.GetUtcNow());
        db.Add(handler);
        await db.SaveChangesAsync(token);
        await CaseAssignment.AssignUnattended(db, publish, token);
        await db.SaveChangesAsync(token);
        return TypedResults.Ok(HandlerView.Of(handler));
    }

    public static async Task<Results<NoContent, ProblemResult>> Delete(
        Guid personId, MentoringDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        await End(personId, db, clock.GetUtcNow(), token);
        await CaseAssignment.AssignUnattended(db, publish, token);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>In the caller's transaction: she looks after nothing any more.</summary>
    public static async Task End(Guid personId, MentoringDb db, DateTimeOffset now, CancellationToken token)
    {
        await db.SafeguardingHandlers.Where(h => h.PersonId == personId && h.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.EndedAt, now), token);
        await db.CaseHandlers.Where(h => h.PersonId == personId).ExecuteDeleteAsync(token);
    }
}
