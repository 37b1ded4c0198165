using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Labs;

/// <summary>What a lab tells its visitors.</summary>
/// <param name="Hours">At most one span a day, in Asia/Bishkek; a day that is not named is closed.</param>
/// <param name="Facilities">What there is to use: at most 40 words of 1 to 60 characters.</param>
/// <param name="Languages">Spoken at the lab: at least one of ky, ru and en.</param>
/// <param name="About">Up to 2000 characters in each language; left out when there is nothing to tell.</param>
internal sealed record LabChange(IReadOnlyList<OpeningHours> Hours, IReadOnlyList<string> Facilities, IReadOnlyList<string> Languages,
    LocalText? About = null);

internal static class UpdateLab
{
    private const int MostFacilities = 40;
    private const int DaysOfAWeek = 7;

    public static async Task<Results<Ok<LabView>, ProblemResult>> Handle(
        Guid id, LabChange body, Caller caller, RegistrationDb db, IPublishEndpoint publish, HttpContext http, CancellationToken token)
    {
        if (Check(body) is { } refusal)
        {
            return refusal;
        }

        // Whoever is booking commits first, and is found by what follows from other hours.
        await db.CloseDays(id, token);
        if (await db.Labs.SingleOrDefaultAsync(l => l.Id == id, token) is not { } lab)
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(id))
        {
            return ProblemResult.Forbidden;
        }

        if (lab.EndedOn is not null)
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        if (http.RequireMatch(lab) is { } stale)
        {
            return stale;
        }

        var hours = body.Hours.OrderBy(h => ((int)h.Day + DaysOfAWeek - 1) % DaysOfAWeek).ToList();
        if (!hours.SequenceEqual(lab.Hours))
        {
            await publish.Publish(new OpeningHoursChanged(id, Guid.Empty), token);
        }

        lab.Present(body.About, hours, [.. body.Facilities.Select(f => f.Trim())], [.. LocalText.Languages.Where(body.Languages.Contains)]);
        await db.SaveChangesAsync(token);
        http.SetETag(lab);
        return TypedResults.Ok(LabView.Of(lab, http));
    }

    private static ProblemResult? Check(LabChange body)
    {
        // A list may hold null, whatever its type says.
        var hours = body.Hours.Where(h => h is not null).ToList();
        var check = new Validation()
            .Check(
                hours.Count == body.Hours.Count && hours.DistinctBy(h => h.Day).Count() == hours.Count
                && hours.TrueForAll(h => h.Opens < h.Closes), "hours", LabRules.HoursOrder)
            .Range(body.Facilities.Count, 0, MostFacilities, "facilities")
            .Range(body.Languages.Count, 1, LocalText.Languages.Count, "languages");
        foreach (var facility in body.Facilities.Take(MostFacilities))
        {
            check.Length(facility, 1, 60, "facilities");
        }

        foreach (var language in body.Languages.Take(LocalText.Languages.Count))
        {
            check.OneOf(language, LocalText.Languages, "languages");
        }

        return (body.About is null ? check : check.Text(body.About, 2000, "about")).Problem;
    }
}
