namespace CreativeLabs.Web.Api;

public static class SignInApi
{
    public static readonly Change<CodeWanted, CodeSent> RequestCode = new("POST", "/v1/auth/code");
    public static readonly Change<Grant, SignInAnswer> IssueToken = new("POST", "/v1/auth/token");
    public static readonly Change<RefreshTokenOf, None> SignOut = new("POST", "/v1/auth/logout");
    public static readonly Change<PinWanted, None> SetPin = new("PUT", "/v1/me/pin");
    public static readonly Change<DeviceToKnow, None> RememberDevice = new("PUT", "/v1/me/device");
    public static readonly Change<MyCodeWanted, CodeSent> SendMyCode = new("POST", "/v1/me/codes");
    public static readonly Read<SignInSettings> Settings = new("/v1/me/sign-in");
    public static readonly Read<PageOf<DeviceSession>> Sessions = new("/v1/me/sessions");
    public static readonly Change<None, None> EndSession = new("DELETE", "/v1/me/sessions/{id}");
    public static readonly Change<None, None> EndAllSessions = new("DELETE", "/v1/me/sessions");
}

public sealed record CodeWanted(string Phone, string Language);

public sealed record CodeSent(Guid ChallengeId, int ExpiresInSeconds);

/// <summary>A code, a choice on a shared phone, a PIN, or the last refresh token.</summary>
public sealed record Grant(
    Guid? ChallengeId = null, string? Code = null, bool? Another = null, string? RefreshToken = null, Guid? ChoiceId = null,
    Guid? PersonId = null, string? Phone = null, string? Pin = null, string? DeviceKey = null);

/// <summary>Tokens (200), or the persons of a shared phone to choose from (202).</summary>
public sealed record SignInAnswer(
    string? AccessToken, int? ExpiresIn, string? RefreshToken, Guid? PersonId, bool? IsNew, Guid? ChoiceId, int? ExpiresInSeconds,
    IReadOnlyList<Choosable>? People);

public sealed record Choosable(Guid PersonId, string Label, bool NeedsPin);

public sealed record RefreshTokenOf(string RefreshToken);

public sealed record PinWanted(string NewPin, Proof? Proof = null);

/// <summary>Who she is once more: her PIN, or a code to her own phone.</summary>
public sealed record Proof(string? Pin = null, Guid? ChallengeId = null, string? Code = null);

public sealed record DeviceToKnow(string DeviceKey);

public sealed record MyCodeWanted(string? Phone = null);

public sealed record SignInSettings(string Label, bool HasPin);

public sealed record DeviceSession(
    Guid Id, string Device, string DeviceName, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, bool Current);
