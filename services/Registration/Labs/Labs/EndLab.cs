using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What the operator does with a lab as a whole.</summary>
internal static class EndLab
{
    /// <summary>Other services learn of the name with the next membership.</summary>
    public static Task<Results<Ok<LabView>, ProblemResult>> Describe(
        Guid id, LabIdentity body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token) =>
        body.Check(new Validation()).Problem is { } refusal
            ? Task.FromResult<Results<Ok<LabView>, ProblemResult>>(refusal)
            : Change(id, caller, db, http, lab =>
            {
                lab.Describe(body.Name, body.Region, body.District, body.Place, body.ElevationMetres, body.Focus);
                return Task.FromResult<Error?>(null);
            }, token);

    /// <summary>Nothing new is planned there, and nobody joins. What was booked is released, and its members are told; events and
    /// programmes to come have to be cancelled first, so that nobody stands before a closed door. Who had a role keeps it until it is
    /// revoked, to finish what there is.</summary>
    public static Task<Results<Ok<LabView>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, IEnumerable<ILabPlans> plans, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http, CancellationToken token) =>
        Change(id, caller, db, http, async lab =>
        {
            var now = clock.GetUtcNow();
            if (lab.EndedOn is null && await StillNeeded(id, plans, now, token) is { } needed)
            {
                return needed;
            }

            if (lab.End(Bishkek.Today(now)))
            {
                await publish.Publish(new OpeningHoursChanged(id, Guid.Empty), token);
            }

            return null;
        }, token);

    /// <summary>True when nothing new can be begun at the lab.</summary>
    public static Task<bool> HasEnded(this RegistrationDb db, Guid labId, CancellationToken token) =>
        db.Labs.AnyAsync(l => l.Id == labId && l.EndedOn != null, token);

    private static async Task<Error?> StillNeeded(Guid id, IEnumerable<ILabPlans> plans, DateTimeOffset now, CancellationToken token)
    {
        var (rule, all) = (LabRules.StillNeeded, 0);
        foreach (var plan in plans)
        {
            var count = await plan.CountAt(id, now, token);
            (rule, all) = (rule.With(plan.Name, count), all + count);
        }

        return all > 0 ? rule : null;
    }

    private static async Task<Results<Ok<LabView>, ProblemResult>> Change(
        Guid id, Caller caller, RegistrationDb db, HttpContext http, Func<Lab, Task<Error?>> change, CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        // Whoever is booking commits first, and is found by what follows.
        await db.CloseDays(id, token);
        if (await db.Labs.SingleOrDefaultAsync(l => l.Id == id, token) is not { } lab)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(lab) is { } stale)
        {
            return stale;
        }

        if (await change(lab) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(lab);
        return TypedResults.Ok(LabView.Of(lab, http));
    }
}
