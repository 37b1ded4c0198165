namespace CreativeLabs.Web.Api;

/// <summary>The consent of a guardian, which a minor needs: at her own page, and on paper at the lab.</summary>
public static class GuardiansApi
{
    public static readonly Read<GuardianState> State = new("/v1/me/guardian");
    public static readonly Read<ConsentText> Text = new("/v1/consent-texts/{purpose}/{version}");
    public static readonly Read<PageOf<GuardianConsent>> List = new("/v1/me/guardian-consents");
    public static readonly Change<GuardianPhone, CodeSent> SendCode = new("POST", "/v1/me/guardian-codes");
    public static readonly Change<GuardianAgrees, None> Agree = new("POST", "/v1/me/guardian-consents");
    public static readonly Change<None, None> Withdraw = new("DELETE", "/v1/me/guardian-consents/{id}");
    public static readonly Change<None, GuardianSlip> MakeSlip = new("PUT", "/v1/me/guardian-slip");
    public static readonly Change<GuardianPaper, None> Record = new("POST", "/v1/labs/{id}/guardian-consents");
    public static readonly Read<PageOf<GuardianConsent>> Of = new("/v1/people/{id}/guardian-consents");
    public static readonly Change<GuardianTakesBack, None> RecordWithdrawal =
        new("POST", "/v1/people/{id}/guardian-consents/{consentId}/withdrawal");
}

public sealed record GuardianState(bool Needed, bool Given, string TextVersion);

/// <param name="Relation">mother, father or guardian.</param>
/// <param name="Way">app or paper.</param>
public sealed record GuardianConsent(
    Guid Id, string? Name, string Relation, string? Phone, string Way, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

public sealed record GuardianPhone(string Phone);

public sealed record GuardianAgrees(string Name, string Relation, string TextVersion, Guid ChallengeId, string Code);

public sealed record GuardianSlip(string Slip, DateTimeOffset ExpiresAt);

/// <param name="Name">Who signed.</param>
public sealed record GuardianOnPaper(string Name, string Relation, string TextVersion, string? Phone);

/// <param name="PersonId">A member of the lab; null when the girl shows a slip.</param>
public sealed record GuardianPaper(GuardianOnPaper Guardian, string Language, string Reason, Guid? PersonId, string? Slip);

/// <param name="Reason">She can read it.</param>
public sealed record GuardianTakesBack(string Reason);
