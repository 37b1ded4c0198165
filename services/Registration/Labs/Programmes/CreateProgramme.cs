using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>A programme that a lab offers from now on.</summary>
/// <param name="LabId">The lab whose coordinator keeps it.</param>
/// <param name="Slug">Its short name in addresses: 3 to 60 small Latin letters, digits and hyphens.</param>
/// <param name="Track">handicrafts, tourism, herbs-and-berries, e-commerce, digital-marketing or creative-industries.</param>
/// <param name="Title">In at least one language, each up to 120 characters.</param>
/// <param name="Summary">In at least one language, each up to 1000 characters.</param>
internal sealed record ProgrammeCreated(Guid LabId, string Slug, string Track, LocalText Title, LocalText Summary);

internal static partial class CreateProgramme
{
    public static async Task<Results<Created<ProgrammeView>, ProblemResult>> Handle(
        ProgrammeCreated body, Caller caller, RegistrationDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (Check(body.Track, body.Title, body.Summary).Length(body.Slug, 3, 60, "slug")
            .Check(body.Slug.Length > 60 || Slug().IsMatch(body.Slug), "slug", ProgrammeRules.SlugForm).Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == body.LabId, token))
        {
            return ProblemResult.NotFound;
        }

        if (!caller.IsCoordinatorOf(body.LabId))
        {
            return ProblemResult.Forbidden;
        }

        if (await db.HasEnded(body.LabId, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        var programme = Programme.Create(Guid.CreateVersion7(clock.GetUtcNow()), body.LabId, body.Slug, body.Track, body.Title,
            body.Summary);
        db.Add(programme);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates("ix_programme_slug"))
        {
            return ProblemResult.Of(ProgrammeRules.SlugTaken);
        }

        http.SetETag(programme);
        return TypedResults.Created($"/v1/programmes/{programme.Id}", ProgrammeView.Of(programme, http));
    }

    public static Validation Check(string track, LocalText title, LocalText summary) =>
        new Validation().OneOf(track, Programme.Tracks, "track").Text(title, 120, "title").Text(summary, 1000, "summary");

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Slug();
}
