using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Programmes;

/// <summary>The texts of a programme from now on.</summary>
/// <param name="Track">handicrafts, tourism, herbs-and-berries, e-commerce, digital-marketing or creative-industries.</param>
/// <param name="Title">In at least one language, each up to 120 characters.</param>
/// <param name="Summary">In at least one language, each up to 1000 characters.</param>
internal sealed record ProgrammeChange(string Track, LocalText Title, LocalText Summary);

internal static class UpdateProgramme
{
    public static async Task<Results<Ok<ProgrammeView>, ProblemResult>> Handle(
        Guid id, ProgrammeChange body, Caller caller, RegistrationDb db, HttpContext http, CancellationToken token)
    {
        if (CreateProgramme.Check(body.Track, body.Title, body.Summary).Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.Programmes.SingleOrDefaultAsync(p => p.Id == id, token) is not { } programme)
        {
            return ProblemResult.NotFound;
        }

        if (programme.LabId is { } lab ? !caller.IsCoordinatorOf(lab) : !caller.IsOperator)
        {
            return ProblemResult.Forbidden;
        }

        if (http.RequireMatch(programme) is { } stale)
        {
            return stale;
        }

        programme.Change(body.Track, body.Title, body.Summary);
        await db.SaveChangesAsync(token);
        http.SetETag(programme);
        return TypedResults.Ok(ProgrammeView.Of(programme, http));
    }
}
