using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>Days on which a lab will be closed. What was booked on them is released, and who booked it is told.</summary>
/// <param name="FirstDay">From today, at most two years ahead.</param>
/// <param name="LastDay">Included; at most 92 days later.</param>
/// <param name="Reason">Everyone reads it; each language up to 200 characters.</param>
internal sealed record ClosureAdded(DateOnly FirstDay, DateOnly LastDay, LocalText Reason);

/// <summary>Days on which a lab is closed.</summary>
/// <param name="Id">The closure.</param>
/// <param name="LabId">The lab.</param>
/// <param name="FirstDay">In Asia/Bishkek.</param>
/// <param name="LastDay">Included.</param>
/// <param name="Reason">In the caller's language.</param>
internal sealed record ClosureView(Guid Id, Guid LabId, DateOnly FirstDay, DateOnly LastDay, string Reason)
{
    public static ClosureView Of(Closure closure, HttpContext http) =>
        new(closure.Id, closure.LabId, closure.FirstDay, closure.LastDay, http.Say(closure.Reason));
}

internal static class CloseLab
{
    private const int MostDays = 92;
    private const int FarthestDays = 730;

    public static async Task<Results<Created<ClosureView>, ProblemResult>> Handle(
        Guid id, ClosureAdded body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (Check(body, LabTime.DayOf(now)) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        await db.CloseDays(id, token);
        var closure = Closure.Of(id, body.FirstDay, body.LastDay, body.Reason, caller.PersonId, now);
        db.Add(closure);
        await publish.Publish(new DaysClosed(closure.Id, id, closure.FirstDay, closure.LastDay, closure.Reason), token);
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/labs/{id}/closures/{closure.Id}", ClosureView.Of(closure, http));
    }

    private static ProblemResult? Check(ClosureAdded body, DateOnly today) => new Validation()
        .Text(body.Reason, 200, "reason")
        .Check(body.FirstDay >= today && body.FirstDay.DayNumber <= today.DayNumber + FarthestDays, "firstDay", ResourceRules.DaysNear)
        .Check(body.LastDay >= body.FirstDay, "lastDay", ResourceRules.DaysInOrder)
        .Check(body.LastDay.DayNumber - body.FirstDay.DayNumber <= MostDays, "lastDay", ResourceRules.DaysNear)
        .Problem;
}

internal static class ListClosures
{
    public static async Task<Results<Ok<Page<ClosureView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        var today = LabTime.DayOf(clock.GetUtcNow());
        var rows = db.Closures.AsNoTracking().Where(c => c.LabId == id && c.LastDay >= today && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, c => ClosureView.Of(c, http), http));
    }
}

internal static class ReopenLab
{
    /// <summary>What was released meanwhile is not booked again.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Guid closureId, Caller caller, RegistrationDb db,
        CancellationToken token)
    {
        if (!await db.Closures.AnyAsync(c => c.Id == closureId && c.LabId == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        await db.Closures.Where(c => c.Id == closureId).ExecuteDeleteAsync(token);
        return TypedResults.NoContent();
    }
}
