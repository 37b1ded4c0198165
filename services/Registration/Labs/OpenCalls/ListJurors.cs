using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.OpenCalls;

/// <summary>A juror as the coordinator sees her.</summary>
/// <param name="PersonId">The juror.</param>
/// <param name="Name">Her name; null until she told it.</param>
/// <param name="Scores">How many scores she has given; not which.</param>
internal sealed record JurorView(Guid PersonId, string? Name, int Scores);

/// <summary>A call that the caller is a juror of.</summary>
/// <param name="CohortId">The cohort.</param>
/// <param name="Programme">The programme's title in the caller's language.</param>
/// <param name="ApplyBy">The last day for applications.</param>
/// <param name="ClosedAt">When scoring was closed; null before.</param>
internal sealed record JuryView(Guid CohortId, string Programme, DateOnly ApplyBy, DateTimeOffset? ClosedAt);

internal static class ListJurors
{
    public static async Task<Results<Ok<Page<JurorView>>, ProblemResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, RegistrationDb db, PersonVault vault, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token) is not { } cohort)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(cohort.LabId))
        {
            return ProblemResult.Forbidden;
        }

        var rows = from juror in db.Jurors.AsNoTracking()
                   where juror.CohortId == id && juror.PersonId > page.After
                   join entry in db.Vault on juror.PersonId equals entry.PersonId
                   orderby juror.PersonId
                   select new { juror.PersonId, entry, Scores = db.Scores.Count(s => s.CohortId == id && s.JurorId == juror.PersonId) };
        var shown = await page.ToPageAsync(rows, row => row.PersonId,
            row => new JurorView(row.PersonId, vault.NameOf(row.entry), row.Scores), http);

        var now = clock.GetUtcNow();
        db.AddRange(shown.Items.Select(item => StaffRead.Record(caller.PersonId, item.PersonId, "name", now)));
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(shown);
    }
}

internal static class ListMyJuries
{
    public static async Task<Results<Ok<Page<JuryView>>, ProblemResult>> Handle([AsParameters] PageQuery page, Caller caller,
        RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = from juror in db.Jurors.AsNoTracking()
                   where juror.PersonId == caller.PersonId && juror.CohortId > page.After
                   join call in db.OpenCalls on juror.CohortId equals call.CohortId
                   join cohort in db.Cohorts on juror.CohortId equals cohort.Id
                   join programme in db.Programmes on cohort.ProgrammeId equals programme.Id
                   orderby juror.CohortId
                   select new { cohort, programme.Title, call.ClosedAt };
        return TypedResults.Ok(await page.ToPageAsync(
            rows, row => row.cohort.Id, row => new JuryView(row.cohort.Id, http.Say(row.Title), row.cohort.ApplyBy, row.ClosedAt), http));
    }
}
