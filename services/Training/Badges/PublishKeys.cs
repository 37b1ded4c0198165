using System.Buffers.Text;
using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Credentials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Training.Badges;

/// <summary>A public key (RFC 7517) that badges are checked with.</summary>
/// <param name="Kty">EC.</param>
/// <param name="Crv">P-256.</param>
/// <param name="X">The point's first coordinate, base64url.</param>
/// <param name="Y">The point's second coordinate, base64url.</param>
/// <param name="Use">sig.</param>
/// <param name="Alg">ES256.</param>
/// <param name="Kid">The key's own address, as the header of what it signed names it.</param>
/// <param name="Exp">Seconds since 1970: what says that it was signed (iat) at or after this is forged.</param>
internal sealed record BadgeKey(string Kty, string Crv, string X, string Y, string Use, string Alg, string Kid, long Exp);

/// <summary>All keys of the issuer, those too that sign no more.</summary>
internal sealed record BadgeKeys(IReadOnlyList<BadgeKey> Keys);

internal static class PublishKeys
{
    public static async Task<Ok<BadgeKeys>> All(IssuerKeys keys, IConfiguration settings, HttpContext http)
    {
        var published = await keys.Published(http.RequestAborted);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(new BadgeKeys(published.Select(key => Show(key, settings)).ToList()));
    }

    public static async Task<Results<Ok<BadgeKey>, ProblemResult>> One(string kid, IssuerKeys keys, IConfiguration settings,
        HttpContext http)
    {
        var key = (await keys.Published(http.RequestAborted)).FirstOrDefault(k => k.Kid == kid);
        if (key is null)
        {
            return ProblemResult.NotFound;
        }

        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(Show(key, settings));
    }

    private static BadgeKey Show(IssuerKey key, IConfiguration settings)
    {
        using var pair = ECDsa.Create();
        pair.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new BadgeKey(
            "EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), "sig", "ES256", settings.KeyOf(key.Kid),
            key.SignsUntil.ToUnixTimeSeconds());
    }
}
