using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>A code is on its way. The answer is the same for known and unknown numbers.</summary>
/// <param name="ChallengeId">Send it back with the code.</param>
/// <param name="ExpiresInSeconds">How long the code is good.</param>
internal sealed record CodeSent(Guid ChallengeId, int ExpiresInSeconds);

/// <summary>Counts, makes and sends one code. Nothing here looks whether the number is known: what is not looked up cannot be told, by the
/// answer or by its time.</summary>
internal sealed class SendCode(
    OneTimeCodes codes, CodeLimits limits, TransportKeys keys, RegistrationDb db, IPublishEndpoint publish,
    IOptions<SignInSettings> settings)
{
    public async Task<Results<Accepted<CodeSent>, ProblemResult>> Send(
        PhoneNumber phone, string language, CodePurpose purpose, HttpContext http, CancellationToken token)
    {
        if (await limits.Count(phone, ClientAddress.Of(http)) is { } wait)
        {
            return http.TooMany(wait);
        }

        var issued = await codes.Issue(phone, language, purpose);
        var transport = await keys.Make(issued.ChallengeId, TimeSpan.FromMinutes(settings.Value.CodeMinutes));
        await publish.Publish(
            new SignInCodeIssued(
                issued.ChallengeId,
                Sealed.Seal(transport, phone.E164, issued.ChallengeId.ToString()),
                Sealed.Seal(transport, issued.Code, $"{issued.ChallengeId}/code"),
                language,
                issued.ExpiresAt),
            token);
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted((string?)null, new CodeSent(issued.ChallengeId, settings.Value.CodeMinutes * 60));
    }
}
