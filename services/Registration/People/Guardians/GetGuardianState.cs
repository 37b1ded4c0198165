using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>Whether the caller may take part by herself.</summary>
/// <param name="Needed">True until the end of the year in which she turns sixteen, by the birth year that she told.</param>
/// <param name="Given">True while the consent of a guardian stands.</param>
/// <param name="TextVersion">The version of the text with the purpose guardian that is to be read now.</param>
internal sealed record GuardianState(bool Needed, bool Given, string TextVersion);

internal static class GetGuardianState
{
    public static async Task<Ok<GuardianState>> Handle(Caller caller, Agreements agreements, HttpContext http, CancellationToken token)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new GuardianState(
            await agreements.IsMinor(caller.PersonId, token), await agreements.IsGuarded(caller.PersonId, token),
            ConsentTexts.Current(GuardianConsent.Purpose).Version));
    }
}
