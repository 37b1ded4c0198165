using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Credentials;
using CreativeLabs.Training.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Badges;

internal static class GetBadge
{
    /// <summary>For who has the number. A revoked credential's badge is given too: its status list says so.</summary>
    public static async Task<Results<ContentHttpResult, ProblemResult>> Handle(
        string number, TrainingDb db, IssuerKeys keys, IConfiguration settings, TimeProvider clock, HttpContext http)
    {
        var token = http.RequestAborted;
        if (CredentialNumber.Read(number) is not { } read)
        {
            return ProblemResult.Of(CredentialRules.Mistyped);
        }

        if (await VerifyCredential.Find(db, read, token) is not { } credential)
        {
            return ProblemResult.NotFound;
        }

        var rule = await db.Enrolments.Where(e => e.Id == credential.EnrolmentId).Select(e => e.Rule).SingleAsync(token);
        var (kid, pair) = await keys.Signing(token);
        http.Say(credential.Course);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language";
        // Open Badges wants the type JWT here, where the W3C's own would be vc+jwt.
        var badge = Jws.Sign("JWT", settings.KeyOf(kid), pair, Badge.Of(credential, rule, http.Language(), settings, clock.GetUtcNow()));
        return TypedResults.Content(badge, Jws.MediaType);
    }
}
