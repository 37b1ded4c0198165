using CreativeLabs.Contracts;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>Asks for a one-time code by SMS.</summary>
/// <param name="Phone">A mobile number with + and the code of its country, or 0700 123 456 for one of Kyrgyzstan.</param>
/// <param name="Language">ky, ru or en; the request's language when left out.</param>
internal sealed record CodeRequest(string Phone, string? Language = null);

internal static class RequestCode
{
    public static async Task<Results<Accepted<CodeSent>, ProblemResult>> Handle(CodeRequest body, SendCode codes, HttpContext http,
        CancellationToken token)
    {
        var phone = PhoneNumber.TryRead(body.Phone);
        var check = new Validation().Check(phone is not null, "phone", SignInRules.MobileOnly);
        if (body.Language is not null)
        {
            check.OneOf(body.Language, LocalText.Languages, "language");
        }

        return check.Problem is { } refusal
            ? refusal : await codes.Send(phone!, body.Language ?? http.Language(), CodePurpose.SignIn, http, token);
    }
}
