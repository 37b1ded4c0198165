using System.Text.Json.Serialization;
using CreativeLabs.Registration.People.Codes;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Registration.People.SignIn;

/// <summary>One of: a challenge with its code; a refresh token; a choice with the person chosen (and her PIN where she has one); a phone
/// with a PIN, on a known device.</summary>
/// <param name="ChallengeId">From asking for the code.</param>
/// <param name="Code">The six digits of the SMS.</param>
/// <param name="Another">True, with a code or a choice: someone who has not signed in with this phone before.</param>
/// <param name="RefreshToken">The last one received.</param>
/// <param name="ChoiceId">From a right code on a phone that several share.</param>
/// <param name="PersonId">Who of them.</param>
/// <param name="Phone">A mobile number, written in any of the usual ways.</param>
/// <param name="Pin">Four to eight digits.</param>
/// <param name="DeviceKey">The key by which this device was made known.</param>
internal sealed record TokenRequest(
    Guid? ChallengeId = null, string? Code = null, bool? Another = null, string? RefreshToken = null, Guid? ChoiceId = null,
    Guid? PersonId = null, string? Phone = null, string? Pin = null, string? DeviceKey = null)
{
    private const int LongestToken = 200;

    [JsonIgnore]
    public bool IsByCode => this
        is
    {
        ChallengeId: not null, Code: not null, RefreshToken: null, ChoiceId: null, PersonId: null, Phone: null, Pin: null,
        DeviceKey: null
    };

    [JsonIgnore]
    public bool IsByToken =>
        this is { RefreshToken.Length: > 0 and <= LongestToken } && this with { RefreshToken = null } == new TokenRequest();

    [JsonIgnore]
    public bool IsByChoice =>
        this is { ChoiceId: not null, ChallengeId: null, Code: null, RefreshToken: null, Phone: null, DeviceKey: null }
        && (Another is true ? this is { PersonId: null, Pin: null } : PersonId is not null);

    [JsonIgnore]
    public bool IsByPin => this
        is
    {
        Phone: not null, Pin: not null, DeviceKey: not null, ChallengeId: null, Code: null, Another: null, RefreshToken: null,
        ChoiceId: null, PersonId: null
    };
}

internal static class IssueToken
{
    public static async Task<Results<Ok<TokenAnswer>, Accepted<ChoiceAnswer>, ProblemResult>> Handle(
        TokenRequest body, SignInWithCode byCode, SignInWithChoice byChoice, SignInWithPin byPin, RenewSession byRefreshToken,
        HttpContext http, CancellationToken token)
    {
        var check = new Validation()
            .Check(body.IsByCode || body.IsByToken || body.IsByChoice || body.IsByPin, "refreshToken", SignInRules.OneGrant);
        check.Check(!body.IsByCode || OneTimeCodes.IsCode(body.Code), "code", SignInRules.SixDigits);
        check.Check(body.Pin is null || Pin.IsPin(body.Pin), "pin", PinRules.FourToEightDigits);
        check.Check(!body.IsByPin || PhoneNumber.TryRead(body.Phone) is not null, "phone", SignInRules.MobileOnly);
        check.Check(!body.IsByPin || KnownDevice.IsKey(body.DeviceKey), "deviceKey", PinRules.DeviceKeyForm);
        if (check.Problem is { } refusal)
        {
            return refusal;
        }

        http.Response.Headers.CacheControl = "no-store";
        return body switch
        {
            { IsByCode: true } => await byCode.Open(body.ChallengeId!.Value, body.Code!, body.Another is true, http, token),
            { IsByChoice: true, Another: true } => await byChoice.AsAnother(body.ChoiceId!.Value, http, token),
            { IsByChoice: true } => await byChoice.As(body.ChoiceId!.Value, body.PersonId!.Value, body.Pin, http, token),
            { IsByPin: true } => await byPin.Open(PhoneNumber.TryRead(body.Phone)!, body.Pin!, body.DeviceKey!, http, token),
            _ => await byRefreshToken.Renew(body.RefreshToken!, token)
            is { } answer ? TypedResults.Ok(answer) : ProblemResult.Of(SignInRules.SessionEnded),
        };
    }
}
