using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>One application, to the applicant herself or to the lab's coordinator, whose look at it is recorded.</summary>
/// <param name="Id">The application.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab whose coordinator decides.</param>
/// <param name="PersonId">The applicant.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="Motivation">What she wrote.</param>
/// <param name="Programme">The programme's title in the caller's language.</param>
/// <param name="State">applied, admitted, rejected, active, completed or withdrawn.</param>
/// <param name="Reason">The coordinator's word on the decision, in the caller's language.</param>
/// <param name="AppliedAt">When she applied.</param>
/// <param name="DecidedAt">When it was decided; null before.</param>
internal sealed record ApplicationDetail(
    Guid Id, Guid CohortId, Guid LabId, Guid PersonId, string? Name, string? Motivation, string Programme, EnrolmentState State,
    string? Reason, DateTimeOffset AppliedAt, DateTimeOffset? DecidedAt);

internal static class GetApplication
{
    public static async Task<Results<Ok<ApplicationDetail>, ProblemResult>> Handle(
        Guid id, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var labs = caller.CoordinatedLabs;
        var found = await (from enrolment in db.Enrolments.AsNoTracking()
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

        if (found.enrolment.PersonId != caller.PersonId)
        {
            db.Add(StaffRead.Record(caller.PersonId, found.enrolment.PersonId, "name, motivation", clock.GetUtcNow()));
            await db.SaveChangesAsync(token);
        }

        http.SetETag(found.enrolment);
        http.Response.Headers.CacheControl = "no-store";
        var view = ApplicationView.Of(found.enrolment, found.cohort, found.programme, found.enrolment.ReasonOf(found.entry, vault), http);
        return TypedResults.Ok(new ApplicationDetail(
            view.Id, view.CohortId, view.LabId, found.enrolment.PersonId, vault.NameOf(found.entry),
            vault.OpenText(found.entry, Enrolment.MotivationColumn, found.enrolment.Motivation), view.Programme, view.State, view.Reason,
            view.AppliedAt, view.DecidedAt));
    }
}
