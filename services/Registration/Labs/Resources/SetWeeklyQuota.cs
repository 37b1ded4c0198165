using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Resources;

/// <summary>A weekly quota from now on; what was booked before it stays.</summary>
/// <param name="Minutes">For one person in one week, 0 to 10080.</param>
internal sealed record QuotaChange(int Minutes);

/// <summary>How long one person may use the resources of a kind in one week, Monday to Sunday.</summary>
/// <param name="Kind">desk, loom, sewingMachine or room.</param>
/// <param name="Minutes">In a week.</param>
internal sealed record QuotaView(ResourceKind Kind, int Minutes);

internal static class SetWeeklyQuota
{
    public static async Task<Results<Ok<QuotaView>, ProblemResult>> Handle(
        Guid id, string kind, QuotaChange body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().OneOf(kind, ResourceKinds.ByWord.Keys, "kind")
            .Range(body.Minutes, 0, 7 * LabTime.MinutesOfDay, "minutes").Problem is { } refusal)
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

        var of = ResourceKinds.ByWord[kind];
        var quota = await db.WeeklyQuotas.SingleOrDefaultAsync(q => q.LabId == id && q.Kind == of, token);
        if ((quota is null ? http.RequireNone() : http.RequireMatch(quota)) is { } stale)
        {
            return stale;
        }

        if (quota is null)
        {
            // Until one is set there is nothing that she could overwrite unseen.
            quota = WeeklyQuota.Set(id, of, body.Minutes);
            db.Add(quota);
        }
        else
        {
            quota.Change(body.Minutes);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(quota);
        return TypedResults.Ok(new QuotaView(of, quota.Minutes));
    }
}

internal static class GetWeeklyQuota
{
    public static async Task<Results<Ok<QuotaView>, ProblemResult>> Handle(Guid id, string kind, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (new Validation().OneOf(kind, ResourceKinds.ByWord.Keys, "kind").Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        var of = ResourceKinds.ByWord[kind];
        var quota = await db.WeeklyQuotas.AsNoTracking().SingleOrDefaultAsync(q => q.LabId == id && q.Kind == of, token);
        if (quota is not null)
        {
            http.SetETag(quota);
        }

        return TypedResults.Ok(new QuotaView(of, quota?.Minutes ?? WeeklyQuota.Usual(of)));
    }
}
