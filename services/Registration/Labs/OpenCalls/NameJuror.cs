using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>A person for the jury.</summary>
/// <param name="PersonId">Anyone of the platform who does not coordinate the lab.</param>
internal sealed record JurorWanted(Guid PersonId);

/// <summary>A juror of a call.</summary>
/// <param name="CohortId">The cohort that is the call.</param>
/// <param name="PersonId">The juror.</param>
/// <param name="NamedAt">Since when.</param>
internal sealed record JurorNamedView(Guid CohortId, Guid PersonId, DateTimeOffset NamedAt);

internal static class NameJuror
{
    public static async Task<Results<Created<JurorNamedView>, ProblemResult>> Handle(
        Guid id, JurorWanted body, Caller caller, RegistrationDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var found = await db.Cohorts.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Programmes, c => c.ProgrammeId, p => p.Id, (cohort, programme) => new { cohort, programme.Title })
                .SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(found.cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.CallToChange(id, token) is not { } call
            || !await db.People.AnyAsync(p => p.Id == body.PersonId && p.MergedInto == null, token))
        {
            return ProblemResult.NotFound;
        }

        if (await Broken(call, found.cohort, body.PersonId, db, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        var juror = Juror.Name(id, body.PersonId, caller.PersonId, clock.GetUtcNow());
        db.Add(juror);
        await publish.Publish(new JurorNamed(id, body.PersonId, found.cohort.LabId, found.Title), token);
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/cohorts/{id}/jurors", new JurorNamedView(id, juror.PersonId, juror.NamedAt));
    }

    // The call's row is locked: nobody else names or scores until this is done.
    private static async Task<Error?> Broken(OpenCall call, Cohort cohort, Guid personId, RegistrationDb db, CancellationToken token)
    {
        if (await db.Fixed(call, token) is { } rule)
        {
            return rule;
        }

        if (await db.Roles.AnyAsync(r => r.PersonId == personId && r.Role == Role.Coordinator && r.LabId == cohort.LabId, token))
        {
            return OpenCallRules.JurorKnowsNames;
        }

        var jurors = await db.Jurors.Where(j => j.CohortId == cohort.Id).Select(j => j.PersonId).ToListAsync(token);
        return jurors.Contains(personId) ? OpenCallRules.AlreadyJuror
            : jurors.Count >= OpenCall.MostJurors ? OpenCallRules.JuryFull.With("jurors", OpenCall.MostJurors)
            : null;
    }
}

internal static class DismissJuror
{
    public static async Task<Results<NoContent, ProblemResult>> Handle(Guid id, Guid personId, Caller caller, RegistrationDb db,
        CancellationToken token)
    {
        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token) is not { } cohort)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.CallToChange(id, token) is not { } call || !await db.IsJuror(id, personId, token))
        {
            return ProblemResult.NotFound;
        }

        if (await db.Fixed(call, token) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        await db.Jurors.Where(j => j.CohortId == id && j.PersonId == personId).ExecuteDeleteAsync(token);
        return TypedResults.NoContent();
    }
}
