namespace CreativeLabs.Web.Api;

/// <summary>Organisations that use the API, as operators register them.</summary>
public static class PartnersApi
{
    public static readonly Read<PageOf<PartnerOrganisation>> List = new("/v1/partners");
    public static readonly Read<PartnerOrganisation> Get = new("/v1/partners/{id}");
    public static readonly Change<PartnerPlan, PartnerOrganisation> Register = new("POST", "/v1/partners");
    public static readonly Change<None, NewSecret> MakeSecret = new("POST", "/v1/partners/{id}/secrets");
    public static readonly Change<None, None> Revoke = new("POST", "/v1/partners/{id}/revocation");
}

/// <param name="Scopes">Such as impact:read.</param>
public sealed record PartnerOrganisation(
    Guid Id, LocalText Name, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Labs, DateTimeOffset RegisteredAt,
    DateTimeOffset? RevokedAt);

public sealed record PartnerPlan(LocalText Name, IReadOnlyList<string> Scopes, IReadOnlyList<Guid> Labs);

/// <summary>Shown once.</summary>
public sealed record NewSecret(Guid ClientId, string ClientSecret);

/// <summary>As RFC 6749 has it.</summary>
public sealed record PartnerToken(
    [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken);
