using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A withdrawal.</summary>
/// <param name="Reason">Required of the coordinator, for the participant; each language up to 500 characters. It stands with
/// the application and goes nowhere else.</param>
internal sealed record Withdrawal(LocalText? Reason = null);

internal static class WithdrawApplication
{
    public static async Task<Results<Ok<ApplicationView>, ProblemResult>> Handle(
        Guid id, Withdrawal body, Caller caller, RegistrationDb db, PersonVault vault, IPublishEndpoint publish, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        if (body.Reason is not null && new Validation().Text(body.Reason, 500, "reason").Problem is { } refusal)
        {
            return refusal;
        }

        // The place and the withdrawal are one transaction, as in a decision.
        var labs = caller.CoordinatedLabs;
        var found = await (from enrolment in db.Enrolments
                           where enrolment.Id == id
                           join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
                           where enrolment.PersonId == caller.PersonId || labs.Contains(cohort.LabId)
                           join programme in db.Programmes on cohort.ProgrammeId equals programme.Id
                           join entry in db.Vault on enrolment.PersonId equals entry.PersonId
                           select new { enrolment, cohort, programme, entry }).SingleOrDefaultAsync(token);
        if (found is null)
        {
            return ProblemResult.NotFound;
        }

        var herself = found.enrolment.PersonId == caller.PersonId;
        if (!herself && body.Reason is null)
        {
            return ProblemResult.Invalid("reason", ProgrammeRules.ReasonRequired);
        }

        if (http.RequireMatch(found.enrolment) is { } stale)
        {
            return stale;
        }

        var hadPlace = found.enrolment.HasPlace;
        var reason = herself ? null : vault.Seal(found.entry, Enrolment.ReasonColumn, body.Reason!);
        if (found.enrolment.Withdraw(caller.PersonId, reason, clock.GetUtcNow()) is { } rule)
        {
            return ProblemResult.Of(rule);
        }

        if (hadPlace)
        {
            await Cohort.FreePlace(db.Cohorts, found.enrolment.CohortId, token);
        }

        await publish.Publish(
            new EnrolmentWithdrawn(id, found.enrolment.PersonId, found.cohort.Id, found.cohort.LabId, found.programme.Title, herself),
            token);
        await db.SaveChangesAsync(token);
        http.SetETag(found.enrolment);
        return TypedResults.Ok(
            ApplicationView.Of(found.enrolment, found.cohort, found.programme, found.enrolment.ReasonOf(found.entry, vault), http));
    }
}
