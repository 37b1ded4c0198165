using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Phones;

/// <summary>Asks for a code while signed in.</summary>
/// <param name="Phone">The phone to change to; left out, the code goes to the phone that she has.</param>
internal sealed record MyCodeRequest(string? Phone = null);

/// <summary>A code to one's own phone proves that it is still she; one to another phone proves that she has that one too. Neither signs
/// in.</summary>
internal static class SendMyCode
{
    public static async Task<Results<Accepted<CodeSent>, ProblemResult>> Handle(
        MyCodeRequest body, Caller caller, RegistrationDb db, PersonVault vault, SendCode codes, HttpContext http, CancellationToken token)
    {
        if (body.Phone is not null)
        {
            return PhoneNumber.TryRead(body.Phone) is { } other
                ? await codes.Send(other, http.Language(), CodePurpose.NewPhone(caller.PersonId), http, token)
                : ProblemResult.Invalid("phone", SignInRules.MobileOnly);
        }

        var entry = await db.Vault.AsNoTracking().SingleOrDefaultAsync(v => v.PersonId == caller.PersonId, token);
        return entry is null ? ProblemResult.NotFound
            : PhoneNumber.Kept(vault.PhoneOf(entry)) is { } own
                ? await codes.Send(own, http.Language(), CodePurpose.OwnPhone(caller.PersonId), http, token)
            : ProblemResult.Of(SignInRules.NoPhone);
    }
}
