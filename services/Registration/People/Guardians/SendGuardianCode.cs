using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.Guardians;

/// <summary>Where a code for the guardian goes.</summary>
/// <param name="Phone">The guardian's own mobile number, with the code of its country.</param>
internal sealed record GuardianCodeRequest(string Phone);

internal static class SendGuardianCode
{
    public static async Task<Results<Accepted<CodeSent>, ProblemResult>> Handle(
        GuardianCodeRequest body, Caller caller, RegistrationDb db, PersonVault vault, SendCode codes, HttpContext http,
        CancellationToken token)
    {
        if (PhoneNumber.TryRead(body.Phone) is not { } phone)
        {
            return ProblemResult.Invalid("phone", SignInRules.MobileOnly);
        }

        return await GiveGuardianConsent.IsHers(phone, caller.PersonId, db, vault, token)
            ? ProblemResult.Of(GuardianRules.OwnPhone)
            : await codes.Send(phone, http.Language(), CodePurpose.Guardian(caller.PersonId), http, token);
    }
}
