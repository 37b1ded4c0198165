using System.ComponentModel;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Which erasures the operator looks for.</summary>
internal sealed record ErasuresQuery(
    [property: Description("requested, running or done; all that are not done when left out.")] string? State = null,
    [property: Description("Only those asked for at least so many minutes ago, 0 to 525600.")] int OlderThan = 0);

internal static class ListErasures
{
    private const int MinutesOfAYear = 525_600;

    private static readonly Dictionary<string, ErasureState> States = new(StringComparer.Ordinal)
    {
        ["requested"] = ErasureState.Requested,
        ["running"] = ErasureState.Running,
        ["done"] = ErasureState.Done,
    };

    public static async Task<Results<Ok<Page<ErasureStanding>>, ProblemResult>> Handle(
        [AsParameters] ErasuresQuery wanted, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, TimeProvider clock,
        HttpContext http)
    {
        var check = new Validation().OneOf(wanted.State ?? "done", States.Keys, "state")
            .Range(wanted.OlderThan, 0, MinutesOfAYear, "olderThan");
        if ((check.Problem ?? page.Read()) is { } refusal)
        {
            return refusal;
        }

        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var before = clock.GetUtcNow() - TimeSpan.FromMinutes(wanted.OlderThan);
        var rows = db.Erasures.AsNoTracking().Include(e => e.Parts).Where(e => e.AskedAt <= before && e.Id > page.After);
        rows = wanted.State is { } state ? rows.Where(e => e.State == States[state]) : rows.Where(e => e.State != ErasureState.Done);
        return TypedResults.Ok(await page.ToPageAsync(rows.OrderBy(e => e.Id), e => e.Id, ErasureStanding.Of, http));
    }
}
