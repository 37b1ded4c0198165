using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>What anyone may know of a credential: whose it is only when she wants that.</summary>
/// <param name="Number">As it is printed.</param>
/// <param name="Status">valid or revoked.</param>
/// <param name="Course">The course's title in the caller's language.</param>
/// <param name="Track">The trade it belongs to.</param>
/// <param name="IssuedOn">The day, in Asia/Bishkek.</param>
/// <param name="RevokedOn">The day it was taken back; null while it is valid.</param>
/// <param name="Holder">Her name, when she decided that it shows; else null.</param>
/// <param name="Issuer">Who stands for it.</param>
/// <param name="Address">The page for people.</param>
internal sealed record Verification(
    string Number, CredentialStatus Status, string Course, string Track, DateOnly IssuedOn, DateOnly? RevokedOn, string? Holder,
    string Issuer, string Address);

internal static class VerifyCredential
{
    public static readonly LocalText Issuer =
        new("Аялдардын чыгармачылык лабораториялары", "Женские креативные лаборатории", "Women's Creative Labs");

    public static async Task<Results<Ok<Verification>, ProblemResult>> Handle(string number, TrainingDb db, HolderNames names,
        IConfiguration settings, HttpContext http)
    {
        if (CredentialNumber.Read(number) is not { } read)
        {
            return ProblemResult.Of(CredentialRules.Mistyped);
        }

        if (await Find(db, read, http.RequestAborted) is not { } credential)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(credential);
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Ok(new Verification(
            credential.Number, credential.Status, http.Say(credential.Course), credential.Track, credential.IssuedOn, credential.RevokedOn,
            await names.On(credential, http.RequestAborted), Issuer.In(http.Language()), settings.PageOf(credential.Number)));
    }

    public static Task<Credential?> Find(TrainingDb db, string number, CancellationToken token) =>
        db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, token);
}
