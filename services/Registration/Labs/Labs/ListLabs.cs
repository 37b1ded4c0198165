using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>A lab, as anyone may see it.</summary>
/// <param name="Id">The lab.</param>
/// <param name="Code">Its short name in addresses, such as at-bashy.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Region">In the caller's language.</param>
/// <param name="District">In the caller's language.</param>
/// <param name="OpenedIn">The year.</param>
/// <param name="Latitude">Degrees north; null where public sources disagree.</param>
/// <param name="Longitude">Degrees east; null where public sources disagree.</param>
/// <param name="ElevationMetres">Above the sea; null when not told.</param>
/// <param name="Focus">Trades: handicrafts, tourism, herbs-and-berries, e-commerce, digital-marketing, creative-industries.</param>
/// <param name="Facilities">What there is to use.</param>
/// <param name="Languages">Spoken at the lab.</param>
/// <param name="Hours">When it is open, by day, in Asia/Bishkek.</param>
/// <param name="About">What the lab tells of itself, in the caller's language; null when nothing.</param>
/// <param name="EndedOn">The day on which it was closed for good; null while there is a lab.</param>
internal sealed record LabView(
    Guid Id, string Code, string Name, string Region, string District, int OpenedIn, double? Latitude, double? Longitude,
    int? ElevationMetres,
    IReadOnlyList<string> Focus, IReadOnlyList<string> Facilities, IReadOnlyList<string> Languages, IReadOnlyList<OpeningHours> Hours,
    string? About, DateOnly? EndedOn = null)
{
    public static LabView Of(Lab lab, HttpContext http) => new(
        lab.Id, lab.Code, http.Say(lab.Name), http.Say(lab.Region), http.Say(lab.District), lab.OpenedIn, lab.Latitude, lab.Longitude,
        lab.ElevationMetres, lab.Focus, lab.Facilities, lab.Languages, lab.Hours, lab.About is { } about ? http.Say(about) : null,
        lab.EndedOn);
}

internal static class ListLabs
{
    public static async Task<Results<Ok<Page<LabView>>, ProblemResult>> Handle([AsParameters] PageQuery page, RegistrationDb db,
        HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.Labs.AsNoTracking().Where(l => l.Id > page.After).OrderBy(l => l.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, l => l.Id, l => LabView.Of(l, http), http));
    }
}
