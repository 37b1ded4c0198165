using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What a lab is called and where it is.</summary>
/// <param name="Name">In at least one language, each up to 120 characters: the place, without the word lab.</param>
/// <param name="Region">In at least one language, each up to 120 characters.</param>
/// <param name="District">In at least one language, each up to 120 characters.</param>
/// <param name="Focus">Trades, at least one: handicrafts, tourism, herbs-and-berries, e-commerce, digital-marketing,
/// creative-industries.</param>
/// <param name="Latitude">Degrees north, with the longitude or not at all.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="ElevationMetres">Above the sea, 0 to 5000.</param>
internal sealed record LabIdentity(LocalText Name, LocalText Region, LocalText District, IReadOnlyList<string> Focus,
    double? Latitude = null, double? Longitude = null, int? ElevationMetres = null)
{
    public static readonly IReadOnlyList<string> Trades =
        ["handicrafts", "tourism", "herbs-and-berries", "e-commerce", "digital-marketing", "creative-industries"];

    [JsonIgnore]
    public (double Latitude, double Longitude)? Place => Latitude is { } north && Longitude is { } east ? (north, east) : null;

    public Validation Check(Validation check)
    {
        check.Name(Name, 120, "name").Name(Region, 120, "region").Name(District, 120, "district")
            .Range(Focus.Count, 1, Trades.Count, "focus")
            .Check(Focus.All(Trades.Contains) && Focus.Distinct().Count() == Focus.Count, "focus", LabRules.NoTrade)
            .Check(Latitude is null == Longitude is null, "latitude", LabRules.NoPlace)
            .Check(Latitude is null or (>= -90 and <= 90), "latitude", LabRules.NoPlace)
            .Check(Longitude is null or (>= -180 and <= 180), "longitude", LabRules.NoPlace);
        return ElevationMetres is { } metres ? check.Range(metres, 0, 5000, "elevationMetres") : check;
    }
}

/// <summary>A lab to open. Its coordinator, whom the operator names once she is a member, tells hours and facilities.</summary>
/// <param name="Code">Its short name in addresses: 2 to 60 small Latin letters, digits and hyphens; it never changes.</param>
/// <param name="OpenedIn">The year, 2000 to next year.</param>
/// <param name="Name">In at least one language, each up to 120 characters: the place, without the word lab.</param>
/// <param name="Region">In at least one language, each up to 120 characters.</param>
/// <param name="District">In at least one language, each up to 120 characters.</param>
/// <param name="Focus">Trades, at least one: handicrafts, tourism, herbs-and-berries, e-commerce, digital-marketing,
/// creative-industries.</param>
/// <param name="Latitude">Degrees north, with the longitude or not at all.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="ElevationMetres">Above the sea, 0 to 5000.</param>
internal sealed record LabOpened(string Code, int OpenedIn, LocalText Name, LocalText Region, LocalText District,
    IReadOnlyList<string> Focus, double? Latitude = null, double? Longitude = null, int? ElevationMetres = null)
{
    public LabIdentity Identity() => new(Name, Region, District, Focus, Latitude, Longitude, ElevationMetres);
}

internal static partial class OpenLab
{
    private const int FirstYear = 2000;

    /// <summary>For the operator.</summary>
    public static async Task<Results<Created<LabView>, ProblemResult>> Handle(
        LabOpened body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (!caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        var check = new Validation().Length(body.Code, 2, 60, "code")
            .Check(body.Code.Length > 60 || Code().IsMatch(body.Code), "code", LabRules.CodeForm)
            .Range(body.OpenedIn, FirstYear, clock.GetUtcNow().Year + 1, "openedIn");
        var about = body.Identity();
        if (about.Check(check).Problem is { } refusal)
        {
            return refusal;
        }

        var lab = Lab.Open(body.Code, about.Name, about.Region, about.District, body.OpenedIn, about.Place, about.ElevationMetres,
            about.Focus, facilities: [], hours: []);
        db.Add(lab);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_lab_code") || taken.Violates("pk_lab"))
        {
            return ProblemResult.Of(LabRules.CodeTaken);
        }

        http.SetETag(lab);
        return TypedResults.Created($"/v1/labs/{lab.Id}", LabView.Of(lab, http));
    }

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
