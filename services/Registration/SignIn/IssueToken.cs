using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Either a challenge with its code, or a refresh token.</summary>
/// <param name="ChallengeId">From asking for the code.</param>
/// <param name="Code">The six digits of the SMS.</param>
/// <param name="RefreshToken">The last one received.</param>
internal sealed record TokenRequest(Guid? ChallengeId = null, string? Code = null, string? RefreshToken = null);

internal static class IssueToken
{
    private const int CodeDigits = 6;
    private const int LongestToken = 200;

    public static async Task<Results<Ok<TokenAnswer>, Refusal>> Handle(
        TokenRequest body, SignInWithCode byCode, RenewSession byRefreshToken, HttpContext http, CancellationToken token)
    {
        var withCode = body is { ChallengeId: not null, Code: not null, RefreshToken: null };
        var withToken = body is { ChallengeId: null, Code: null, RefreshToken.Length: > 0 and <= LongestToken };
        var check = new Validation().Check(withCode || withToken, "refreshToken", SignInRules.OneGrant);
        if (withCode)
        {
            check.Check(body.Code!.Length == CodeDigits && body.Code.All(char.IsAsciiDigit), "code", SignInRules.SixDigits);
        }

        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        http.Response.Headers.CacheControl = "no-store";
        var answer = withCode
            ? await byCode.Open(body.ChallengeId!.Value, body.Code!, ClientAddress.Of(http), token)
            : await byRefreshToken.Renew(body.RefreshToken!, token);
        return answer is not null ? TypedResults.Ok(answer) : Refusal.Of(withCode ? SignInRules.CodeNotValid : SignInRules.SessionEnded);
    }
}
