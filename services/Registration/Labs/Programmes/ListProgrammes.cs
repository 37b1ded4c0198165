using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A programme.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Summary">In the caller's language.</param>
/// <param name="Track">The trade, such as handicrafts.</param>
internal sealed record ProgrammeView(Guid Id, string Slug, string Title, string Summary, string Track)
{
    public static ProgrammeView Of(Programme programme, HttpContext http) =>
        new(programme.Id, programme.Slug, http.Say(programme.Title), http.Say(programme.Summary), programme.Track);
}

internal static class ListProgrammes
{
    public static async Task<Results<Ok<Page<ProgrammeView>>, ProblemResult>> Handle(
        Guid? labId, [AsParameters] PageQuery page, RegistrationDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.Programmes.AsNoTracking().Where(p => p.Id > page.After);
        if (labId is { } lab)
        {
            rows = rows.Where(p => db.Cohorts.Any(c => c.ProgrammeId == p.Id && c.LabId == lab));
        }

        return TypedResults.Ok(await page.ToPageAsync(rows.OrderBy(p => p.Id), p => p.Id, p => ProgrammeView.Of(p, http), http));
    }
}
