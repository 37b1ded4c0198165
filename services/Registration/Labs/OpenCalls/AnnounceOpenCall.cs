using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>Something the jury is to look at.</summary>
/// <param name="Name">In at least one language, each up to 200 characters.</param>
/// <param name="Weight">1 to 100.</param>
internal sealed record CriterionGiven(LocalText Name, int Weight);

/// <summary>What an open call is scored by.</summary>
/// <param name="Criteria">1 to 10.</param>
internal sealed record CallAnnounced(IReadOnlyList<CriterionGiven> Criteria);

internal static class AnnounceOpenCall
{
    /// <summary>Makes the cohort an open call, or gives it other criteria before the first score.</summary>
    public static async Task<Results<Ok<OpenCallView>, ProblemResult>> Handle(
        Guid id, CallAnnounced body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token) is not { } cohort)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var criteria = body.Criteria.Select(c => new Criterion(Guid.CreateVersion7(clock.GetUtcNow()), c.Name, c.Weight)).ToList();
        var call = await db.CallToChange(id, token);
        if ((call is null ? http.RequireNone() : http.RequireMatch(call)) is { } stale)
        {
            return stale;
        }

        var rule = cohort.State is not CohortState.Open ? OpenCallRules.CohortPast
            : call is null ? null
            : await db.Fixed(call, token) ?? call.Change(criteria);
        if (rule is not null)
        {
            return ProblemResult.Of(rule);
        }

        if (call is null)
        {
            call = OpenCall.Announce(id, criteria);
            db.Add(call);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(call);
        return TypedResults.Ok(OpenCallView.Of(call, http));
    }

    private static ProblemResult? Check(CallAnnounced body)
    {
        var check = new Validation().Range(body.Criteria.Count, 1, OpenCall.MostCriteria, "criteria");
        foreach (var criterion in body.Criteria.Take(OpenCall.MostCriteria))
        {
            // An element of a list may be null although its type says otherwise.
            check.Text(criterion?.Name, 200, "criteria.name").Range(criterion?.Weight ?? 0, 1, 100, "criteria.weight");
        }

        return check.Problem;
    }
}

internal static class GetOpenCall
{
    public static async Task<Results<Ok<OpenCallView>, ProblemResult>> Handle(Guid id, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.OpenCalls.AsNoTracking().SingleOrDefaultAsync(c => c.CohortId == id, token) is not { } call)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(call);
        return TypedResults.Ok(OpenCallView.Of(call, http));
    }
}
