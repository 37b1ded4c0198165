using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>An application as the applicant sees it. It repeats nothing that she wrote: the answer is kept for replay, and the vault is the
/// only place for her words.</summary>
/// <param name="Id">The application.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="LabId">The lab whose coordinator decides.</param>
/// <param name="Programme">The programme's title in the caller's language.</param>
/// <param name="State">applied, admitted, rejected, active, completed or withdrawn.</param>
/// <param name="Reason">The coordinator's word on the decision, in the caller's language.</param>
/// <param name="AppliedAt">When she applied.</param>
/// <param name="DecidedAt">When it was decided; null before.</param>
internal sealed record ApplicationView(
    Guid Id, Guid CohortId, Guid LabId, string Programme, EnrolmentState State, string? Reason, DateTimeOffset AppliedAt,
    DateTimeOffset? DecidedAt)
{
    public static ApplicationView Of(Enrolment enrolment, Cohort cohort, Programme programme, LocalText? reason, HttpContext http) => new(
        enrolment.Id, cohort.Id, cohort.LabId, http.Say(programme.Title), enrolment.State,
        reason is null ? null : http.Say(reason), enrolment.AppliedAt, enrolment.DecidedAt);
}

internal static class ListMyApplications
{
    public static async Task<Results<Ok<Page<ApplicationView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = from enrolment in db.Enrolments.AsNoTracking()
                   where enrolment.PersonId == caller.PersonId && enrolment.Id > page.After
                   join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
                   join programme in db.Programmes on cohort.ProgrammeId equals programme.Id
                   join entry in db.Vault on enrolment.PersonId equals entry.PersonId
                   orderby enrolment.Id
                   select new { enrolment, cohort, programme, entry };
        return TypedResults.Ok(await page.ToPageAsync(
            rows, row => row.enrolment.Id,
            row => ApplicationView.Of(row.enrolment, row.cohort, row.programme, row.enrolment.ReasonOf(row.entry, vault), http), http));
    }
}
