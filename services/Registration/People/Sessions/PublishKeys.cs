using System.Text.Json.Serialization;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>A public key (RFC 7517).</summary>
internal sealed record PublicKey(string Kty, string Crv, string X, string Y, string Use, string Alg, string Kid)
{
    public static PublicKey Of(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), "sig",
            SecurityAlgorithms.EcdsaSha256, key.KeyId);
    }
}

/// <summary>The keys that access tokens are checked with.</summary>
internal sealed record PublicKeys(IReadOnlyList<PublicKey> Keys);

/// <summary>Where the keys are (OpenID Connect discovery, as far as checking tokens needs it).</summary>
internal sealed record Discovery(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("subject_types_supported")] IReadOnlyList<string> SubjectTypes,
    [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms);

internal static class PublishKeys
{
    public static async Task<Ok<PublicKeys>> Handle(SigningKeys keys, HttpContext http, CancellationToken token)
    {
        var published = await keys.Published(token);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(new PublicKeys(published.Select(PublicKey.Of).ToList()));
    }

    /// <summary>The addresses are the configured ones, <c>Public:Address</c>: what a caller names as the host is never said
    /// back.</summary>
    public static Ok<Discovery> Discover(IConfiguration settings)
    {
        var address = (settings["Public:Address"] ?? "http://localhost:8080").TrimEnd('/');
        return TypedResults.Ok(new Discovery(
            AccessTokens.Issuer, $"{address}/.well-known/jwks.json", $"{address}/v1/auth/token", ["token"], ["public"],
            [SecurityAlgorithms.EcdsaSha256]));
    }
}
