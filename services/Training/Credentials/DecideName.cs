using System.Text.RegularExpressions;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

/// <summary>The holder's decision that her name shows.</summary>
/// <param name="Name">As it shall stand on the credential: 2 to 80 Latin or Cyrillic letters, with spaces, hyphens, apostrophes and dots
/// between.</param>
internal sealed record ShownNameRequest(string Name);

/// <summary>Her name shows on the public page and the certificate from when she says so until she says otherwise. She writes it herself, as
/// it shall stand there: what Registration knows of her stays there.</summary>
internal static partial class DecideName
{
    private static readonly LocalText Unfit = new(
        "Атыңызды тамгалар менен жазыңыз, 2–80 белги.", "Напишите имя буквами, от 2 до 80 знаков.",
        "Write the name in letters, 2 to 80 characters.");

    public static async Task<Results<NoContent, ProblemResult>> Show(
        string number, ShownNameRequest request, Caller caller, TrainingDb db, HolderNames names, HttpContext http)
    {
        var name = request.Name.Trim();
        if (name.Length is < 2 or > 80 || !Fit().IsMatch(name))
        {
            return ProblemResult.Invalid("name", Unfit);
        }

        return await Decide(number, caller, db, http, async credential =>
        {
            await names.Show(credential, name, http.RequestAborted);
            credential.DecideName(shown: true);
        });
    }

    /// <summary>Withdrawn twice is withdrawn once.</summary>
    public static Task<Results<NoContent, ProblemResult>> Hide(string number, Caller caller, TrainingDb db, HolderNames names,
        HttpContext http) =>
        Decide(number, caller, db, http, async credential =>
        {
            await names.Hide(credential, http.RequestAborted);
            credential.DecideName(shown: false);
        });

    private static async Task<Results<NoContent, ProblemResult>> Decide(
        string number, Caller caller, TrainingDb db, HttpContext http, Func<Credential, Task> change)
    {
        var token = http.RequestAborted;
        // Held, so that a name written at the moment of a revocation does not outlive it.
        var credential = CredentialNumber.Read(number) is { } read
            ? await db.Credentials.FromSql($"SELECT * FROM credentials WHERE number = {read} FOR UPDATE")
                .SingleOrDefaultAsync(token) : null;
        if (credential is null || credential.PersonId != caller.PersonId)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(credential) is { } stale)
        {
            return stale;
        }

        if (credential.Status is CredentialStatus.Revoked)
        {
            return ProblemResult.Of(CredentialRules.Revoked);
        }

        await change(credential);
        await db.SaveChangesAsync(token);
        http.SetETag(credential);
        return TypedResults.NoContent();
    }

    /// <summary>Letters of the scripts that the certificate's typeface has, so that nothing invisible and no other script gets into a
    /// public page.</summary>
    [GeneratedRegex(@"^[A-Za-z\u00C0-\u024F\u0400-\u04FF]+(?:[ '’‘ʻʼ`´.\-]+[A-Za-z\u00C0-\u024F\u0400-\u04FF]+)*\.?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fit();
}
