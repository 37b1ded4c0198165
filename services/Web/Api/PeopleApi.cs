namespace CreativeLabs.Web.Api;

public static class PeopleApi
{
    public static readonly Read<Profile> GetProfile = new("/v1/me/profile");
    public static readonly Change<ProfileChange, Profile> ChangeProfile = new("PUT", "/v1/me/profile");
    public static readonly Read<PageOf<ConsentText>> ConsentTexts = new("/v1/consent-texts");
    public static readonly Read<PageOf<Consent>> Consents = new("/v1/me/consents");
    public static readonly Change<ConsentGiven, Consent> GiveConsent = new("POST", "/v1/me/consents");
    public static readonly Change<None, None> WithdrawConsent = new("DELETE", "/v1/me/consents/{id}");
    public static readonly Read<PageOf<AssistedAction>> AssistedActions = new("/v1/me/assisted-actions");
    public static readonly Read<Erasure> AnnouncedErasure = new("/v1/me/erasure");
    public static readonly Change<None, Erasure> AskErasure = new("POST", "/v1/me/erasure");
    public static readonly Change<None, None> CallOffErasure = new("DELETE", "/v1/me/erasure");
}

public sealed record Profile(Guid PersonId, string? Name, string Language, int? BirthYear);

public sealed record ProfileChange(string Name, string Language, int? BirthYear);

/// <param name="Purpose">platform, pictures, research, stories, partners or demographics.</param>
public sealed record ConsentText(string Purpose, string Version, bool Current, string Text);

/// <param name="Way">app or paper.</param>
public sealed record Consent(
    Guid Id, string Purpose, string TextVersion, string Way, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

public sealed record ConsentGiven(string Purpose, string TextVersion);

/// <param name="State">announced, requested, running or done.</param>
public sealed record Erasure(Guid Id, string State, DateTimeOffset? TakesEffectAt);

/// <param name="Act">registered, consentGiven, consentWithdrawn, applied, merged, guardianConsentGiven or
/// guardianConsentWithdrawn.</param>
public sealed record AssistedAction(Guid Id, string Act, string? Coordinator, Guid LabId, string? Reason, DateTimeOffset At);
