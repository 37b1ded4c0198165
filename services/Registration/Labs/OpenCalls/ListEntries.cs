using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Programmes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>An application as a juror sees it: what she wrote, not who she is.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Motivation">What the applicant wrote.</param>
/// <param name="Scored">How many criteria the caller has scored.</param>
internal sealed record EntryView(Guid ApplicationId, string? Motivation, int Scored);

internal static class ListEntries
{
    public static async Task<Results<Ok<Page<EntryView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.OpenCalls.AnyAsync(c => c.CohortId == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (!await db.IsJuror(id, caller.PersonId, token))
        {
            return ProblemResult.Forbidden;
        }

        // Her own application is not among them, so that she need not look away.
        var rows = from enrolment in db.Enrolments.AsNoTracking()
                   where enrolment.CohortId == id && enrolment.State == EnrolmentState.Applied && enrolment.PersonId != caller.PersonId
                       && enrolment.Id > page.After
                   join entry in db.Vault on enrolment.PersonId equals entry.PersonId
                   orderby enrolment.Id
                   select new
                   {
                       enrolment, entry,
                       Scored = db.Scores.Count(s => s.EnrolmentId == enrolment.Id && s.JurorId == caller.PersonId)
                   };
        var read = new List<Guid>();
        var shown = await page.ToPageAsync(rows, row => row.enrolment.Id, row =>
        {
            read.Add(row.enrolment.PersonId);
            return new EntryView(row.enrolment.Id, vault.OpenText(row.entry, Enrolment.MotivationColumn, row.enrolment.Motivation),
                row.Scored);
        }, http);

        var now = clock.GetUtcNow();
        db.AddRange(read.Select(person => StaffRead.Record(caller.PersonId, person, "motivation", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }
}
