using System.Text.Json.Serialization;

namespace CreativeLabs.Registration.Labs.Partners;

/// <summary>A partner's access token (RFC 6749, 5.1).</summary>
internal sealed record PartnerToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>Why there is no token (RFC 6749, 5.2): what libraries for OAuth read, and so no problem+json.</summary>
/// <param name="Error">invalid_request, invalid_client, unsupported_grant_type or invalid_scope.</param>
/// <param name="Description">A sentence for whoever sets the client up.</param>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);

/// <summary>The form that asks for a token; the client may name itself by HTTP Basic instead.</summary>
internal sealed record TokenForm(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string? ClientId = null,
    [property: JsonPropertyName("client_secret")] string? ClientSecret = null,
    [property: JsonPropertyName("scope")] string? Scope = null);
