using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>A credential as its holder sees it.</summary>
/// <param name="Id">The credential.</param>
/// <param name="EnrolmentId">The enrolment that it is for.</param>
/// <param name="Number">To show and to check.</param>
/// <param name="Status">valid or revoked.</param>
/// <param name="Course">The course's title in the caller's language.</param>
/// <param name="Track">The trade it belongs to.</param>
/// <param name="IssuedOn">The day, in Asia/Bishkek.</param>
/// <param name="Address">The public page.</param>
/// <param name="Qr">The path of a picture of that address.</param>
internal sealed record CredentialView(
    Guid Id, Guid EnrolmentId, string Number, CredentialStatus Status, string Course, string Track, DateOnly IssuedOn,
    string Address, string Qr);

internal static class ListMyCredentials
{
    public static async Task<Results<Ok<Page<CredentialView>>, ProblemResult>> Handle(
        [AsParameters] PageQuery page, Caller caller, TrainingDb db, IConfiguration settings, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = db.Credentials.AsNoTracking().Where(c => c.PersonId == caller.PersonId && c.Id > page.After).OrderBy(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, c => c.Id, c => new CredentialView(
            c.Id, c.EnrolmentId, c.Number, c.Status, http.Say(c.Course), c.Track, c.IssuedOn, settings.PageOf(c.Number),
            $"/v1/credentials/{c.Number}/qr.svg"), http));
    }
}
