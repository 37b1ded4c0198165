using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A coordinator's decision.</summary>
/// <param name="Outcome">admitted or rejected.</param>
/// <param name="Reason">For the applicant; required for a rejection, each language up to 500 characters. It stands with
/// the application and goes nowhere else.</param>
internal sealed record Decision(string Outcome, LocalText? Reason = null);

internal static class DecideApplication
{
    private static readonly string[] Outcomes = ["admitted", "rejected"];

    public static async Task<Results<Ok<ApplicationView>, ProblemResult>> Handle(
        Guid id, Decision body, Caller caller, RegistrationDb db, PersonVault vault, IJuryOfCohort jury, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        // The place and the decision are one transaction: a decision that fails gives its place back.
        if (await db.Enrolments.SingleOrDefaultAsync(e => e.Id == id, token) is not { } enrolment
            || await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == enrolment.PersonId, token) is not { } entry)
        {
            return ProblemResult.NotFound;
        }

        var found = await db.Cohorts.AsNoTracking().Where(c => c.Id == enrolment.CohortId)
            .Join(db.Programmes, c => c.ProgrammeId, p => p.Id, (cohort, programme) => new { Cohort = cohort, Programme = programme })
                .SingleAsync(token);
        if (!caller.IsCoordinatorOf(found.Cohort.LabId))
        {
            return enrolment.PersonId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(enrolment) is { } stale)
        {
            return stale;
        }

        var admit = body.Outcome == "admitted";
        var reason = body.Reason is { } told && told.HasAny() ? told : null;
        if ((found.Cohort.State is CohortState.Completed
            ? ProgrammeRules.CohortFinished : await jury.ForbidsDecision(enrolment, reason, token)) is { } forbidden)
        {
            return ProblemResult.Of(forbidden);
        }

        var sealedReason = reason is null ? null : vault.Seal(entry, Enrolment.ReasonColumn, reason);
        if (enrolment.Decide(admit, sealedReason, caller.PersonId, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (admit && !await Cohort.TakePlace(db.Cohorts, enrolment.CohortId, found.Cohort.State, token))
        {
            var state = await db.Cohorts.Where(c => c.Id == enrolment.CohortId).Select(c => c.State).SingleAsync(token);
            return ProblemResult.Of(state == found.Cohort.State
                ? ProgrammeRules.NoPlacesLeft.With("places", found.Cohort.Places) : Problems.Conflict);
        }

        await publish.Publish(new EnrolmentDecided(enrolment.Id, enrolment.PersonId, enrolment.CohortId, found.Cohort.LabId,
            found.Programme.Title, admit), token);
        if (found.Cohort.State is CohortState.Running && enrolment.Begin())
        {
            await publish.Publish(new EnrolmentStarted(enrolment.Id, enrolment.PersonId, enrolment.CohortId, found.Cohort.LabId,
                found.Programme.Title), token);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(enrolment);
        return TypedResults.Ok(ApplicationView.Of(enrolment, found.Cohort, found.Programme, reason, http));
    }

    private static ProblemResult? Check(Decision body)
    {
        var check = new Validation().OneOf(body.Outcome, Outcomes, "outcome");
        if (body.Reason is not null)
        {
            check.Text(body.Reason, 500, "reason");
        }

        return check.Check(body.Outcome != "rejected" || body.Reason is not null, "reason", ProgrammeRules.ReasonRequired).Problem;
    }
}
