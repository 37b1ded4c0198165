using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Members;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>An application to any cohort of a lab, as its coordinator sees it in the list.</summary>
/// <param name="Id">The application.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="PersonId">The applicant.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="State">applied, admitted or rejected.</param>
/// <param name="AppliedAt">When she applied.</param>
/// <param name="Version">For If-Match of a decision.</param>
internal sealed record LabApplicationView(
    Guid Id, Guid CohortId, Guid PersonId, string? Name, EnrolmentState State, DateTimeOffset AppliedAt, int Version);

internal static class ListLabApplications
{
    private const string SharesNeed = """
        AND EXISTS (SELECT FROM member_key k WHERE k.person_id = a.person_id AND k.key = {4})
        AND EXISTS (SELECT FROM consent n WHERE n.person_id = a.person_id AND n.purpose = 'needs' AND n.withdrawn_at IS NULL)
        """;

    public static async Task<Results<Ok<Page<LabApplicationView>>, ProblemResult>> Handle(
        Guid id, string? state, string? need, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault,
        BlindKeys blind, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var check = new Validation();
        if (state is not null)
        {
            check.OneOf(state, ListApplications.States.Keys, "state");
        }

        if (need is not null)
        {
            check.OneOf(need, Demographics.NeedQuestions, "need");
        }

        if (check.Problem is { } unknown)
        {
            return unknown;
        }

        if (page.Read() is { } refusal)
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

        var key = need is null ? (long?)null : blind.Need(id, need);
        var rows = Rows(db, id, state is null ? null : ListApplications.States[state], key, page.After, page.Size + 1);
        var shown = await page.ToPageAsync(rows, row => row.Enrolment.Id, row => Show(row.Enrolment, vault.NameOf(row.Entry)), http);
        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(item =>
            StaffRead.Record(caller.PersonId, item.PersonId, need is null ? "name" : "name, needs", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }

    /// <summary>Of each cohort no more than a page is read, in the order of its index; the page is the oldest of these. Written by hand,
    /// since the query that it would be translated to numbers every application of the lab.</summary>
    public static IQueryable<ApplicationRow> Rows(RegistrationDb db, Guid labId, EnrolmentState? state, long? need, Guid after, int most)
    {
        var sql = $$"""
            SELECT e.* FROM cohort c CROSS JOIN LATERAL (
              SELECT a.* FROM enrolment a
              WHERE a.cohort_id = c.id AND a.id > {1} {{(state is null ? "" : "AND a.state = {3}")}} {{(need is null ? "" : SharesNeed)}}
              ORDER BY a.id LIMIT {2}) e
            WHERE c.lab_id = {0}
            """;
        return from enrolment in db.Enrolments.FromSqlRaw(sql, labId, after, most, $"{state}", need ?? 0).AsNoTracking()
               join entry in db.Vault on enrolment.PersonId equals entry.PersonId
               orderby enrolment.Id
               select new ApplicationRow { Enrolment = enrolment, Entry = entry };
    }

    private static LabApplicationView Show(Enrolment enrolment, string? name) =>
        new(enrolment.Id, enrolment.CohortId, enrolment.PersonId, name, enrolment.State, enrolment.AppliedAt, enrolment.Version);

    internal sealed class ApplicationRow
    {
        public required Enrolment Enrolment { get; init; }

        public required VaultEntry Entry { get; init; }
    }
}
