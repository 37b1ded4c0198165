using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>An application as the lab's coordinator sees it in the list.</summary>
/// <param name="Id">The application.</param>
/// <param name="PersonId">The applicant.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="State">applied, admitted, rejected, active, completed or withdrawn.</param>
/// <param name="AppliedAt">When she applied.</param>
/// <param name="Version">For If-Match of a decision.</param>
internal sealed record ApplicantView(Guid Id, Guid PersonId, string? Name, EnrolmentState State, DateTimeOffset AppliedAt, int Version);

internal static class ListApplications
{
    /// <summary>The states that a list can be asked for, by their words.</summary>
    public static readonly Dictionary<string, EnrolmentState> States = new(StringComparer.Ordinal)
    {
        ["applied"] = EnrolmentState.Applied,
        ["admitted"] = EnrolmentState.Admitted,
        ["rejected"] = EnrolmentState.Rejected,
        ["active"] = EnrolmentState.Active,
        ["completed"] = EnrolmentState.Completed,
        ["withdrawn"] = EnrolmentState.Withdrawn,
    };

    public static async Task<Results<Ok<Page<ApplicantView>>, ProblemResult>> Handle(
        Guid id, string? state, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var check = new Validation();
        if ((state is not null ? check.OneOf(state, States.Keys, "state").Problem : null) is { } unknown)
        {
            return unknown;
        }

        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var cohort = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        if (cohort is null)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var asked = state is null ? (EnrolmentState?)null : States[state];
        var rows = from enrolment in db.Enrolments.AsNoTracking()
                   where enrolment.CohortId == id && enrolment.Id > page.After && (asked == null || enrolment.State == asked)
                   join entry in db.Vault on enrolment.PersonId equals entry.PersonId
                   orderby enrolment.Id
                   select new { enrolment, entry };
        var shown = await page.ToPageAsync(rows, row => row.enrolment.Id, row => Show(row.enrolment, vault.NameOf(row.entry)), http);

        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(item => StaffRead.Record(caller.PersonId, item.PersonId, "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    private static ApplicantView Show(Enrolment enrolment, string? name) =>
        new(enrolment.Id, enrolment.PersonId, name, enrolment.State, enrolment.AppliedAt, enrolment.Version);
}
