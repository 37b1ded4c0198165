using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Asks for a one-time code by SMS.</summary>
/// <param name="Phone">A mobile number of Kyrgyzstan: +996 700 123 456 or 0700 123 456.</param>
/// <param name="Language">ky, ru or en; the request's language when left out.</param>
internal sealed record CodeRequest(string Phone, string? Language = null);

/// <summary>A code is on its way. The answer is the same for known and unknown numbers.</summary>
/// <param name="ChallengeId">Send it back with the code.</param>
/// <param name="ExpiresInSeconds">How long the code is good.</param>
internal sealed record CodeSent(Guid ChallengeId, int ExpiresInSeconds);

/// <summary>Nothing here looks whether the number is known: what is not looked up cannot be told, by the answer or by its time.</summary>
internal static class RequestCode
{
    public static async Task<Results<Accepted<CodeSent>, Refusal>> Handle(
        CodeRequest body, OneTimeCodes codes, CodeLimits limits, PersonVault vault, TransportKeys keys, RegistrationDb db, IPublishEndpoint publish,
        IOptions<SignInSettings> settings, HttpContext http, CancellationToken token)
    {
        var phone = PhoneNumber.TryRead(body.Phone);
        var check = new Validation().Check(phone is not null, "phone", SignInRules.MobileOnly);
        if (body.Language is not null)
        {
            check.OneOf(body.Language, LocalText.Languages, "language");
        }

        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await limits.Count(vault.IndexOf(phone!), ClientAddress.Of(http)) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Refusal.Of(Problems.TooMany);
        }

        var language = body.Language ?? http.Language();
        var issued = await codes.Issue(phone!, language);
        var transport = await keys.Make(issued.ChallengeId, TimeSpan.FromMinutes(settings.Value.CodeMinutes));
        await publish.Publish(
            new SignInCodeIssued(
                issued.ChallengeId,
                Sealed.Seal(transport, phone!.E164, issued.ChallengeId.ToString()),
                Sealed.Seal(transport, issued.Code, $"{issued.ChallengeId}/code"),
                language,
                issued.ExpiresAt),
            token);
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted((string?)null, new CodeSent(issued.ChallengeId, settings.Value.CodeMinutes * 60));
    }
}
