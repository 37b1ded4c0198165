using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Security;

/// <summary>Tokens as somebody makes them who wants in: each is of an operator, and each has one thing wrong. Some are signed with the
/// platform's own key, as if it had been tricked into signing something else.</summary>
internal sealed class ForgedTokens(string kid, ECDsa key, JsonElement published)
{
    private static readonly ECDsa Another = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The one with nothing wrong, which shows that the others are refused for what is wrong with them.</summary>
    public string Right => Signed(key);

    /// <summary>By what is wrong.</summary>
    public IReadOnlyDictionary<string, string> All => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["another audience"] = Signed(key, audience: "creativelabs-web"),
        ["no audience"] = Signed(key, audience: ""),
        ["another issuer"] = Signed(key, issuer: "https://creativelabs.example"),
        ["no issuer"] = Signed(key, issuer: ""),
        ["type of an identity"] = Signed(key, type: "JWT"),
        ["type of a ticket"] = Signed(key, type: "ticket+jwt"),
        ["no type"] = WithHeader(new { alg = "ES256", kid }, key),
        ["ended a minute ago"] = Signed(key, minutes: -1),
        ["without an end"] = Signed(key, minutes: null),
        ["not yet"] = Signed(key, from: TimeSpan.FromMinutes(15)),
        ["no person"] = Signed(key, subject: ""),
        ["a person that is no id"] = Signed(key, subject: "operator"),
        ["another key of that name"] = Signed(Another),
        ["a key that nobody knows"] = Signed(Another, name: "ABCDEF0123456789"),
        ["no key named, another signs"] = WithHeader(new { alg = "ES256", typ = AccessTokens.Type }, Another),
        ["its own key inside"] = WithHeader(new { alg = "ES256", typ = AccessTokens.Type, kid, jwk = Public(Another) }, Another),
        ["keys from its own address"] =
            WithHeader(new { alg = "ES256", typ = AccessTokens.Type, kid, jku = "http://127.0.0.1:9/jwks.json" }, Another),
        ["no signature"] = $"{Head(new { alg = "none", typ = AccessTokens.Type })}.{Body()}.",
        ["no signature, oddly written"] = $"{Head(new { alg = "nOnE", typ = AccessTokens.Type, kid })}.{Body()}.",
        ["the signature cut off"] = $"{Head(new { alg = "ES256", typ = AccessTokens.Type, kid })}.{Body()}.",
        ["zeros for a signature"] = $"{Head(new { alg = "ES256", typ = AccessTokens.Type, kid })}.{Body()}.{Text(new byte[64])}",
        ["a signature in DER"] =
            WithHeader(new { alg = "ES256", typ = AccessTokens.Type, kid }, key, DSASignatureFormat.Rfc3279DerSequence),
        ["HMAC with the public key"] = Hmac(),
        ["another body below the signature"] = Swapped(),
        ["critical extension that nobody knows"] =
            WithHeader(new { alg = "ES256", typ = AccessTokens.Type, kid, crit = new[] { "b64" }, b64 = false }, key),
        ["four parts"] = Right + ".x",
        ["two parts"] = string.Join('.', Right.Split('.')[..2]),
        ["no token at all"] = "operator",
    };

    private static string Signed(string kid, ECDsa by, string audience, string issuer, string type, double? minutes,
        TimeSpan from, string subject)
    {
        var now = DateTime.UtcNow;
        var claims = new List<Claim> { new("sid", $"{Guid.CreateVersion7()}"), new("role", "operator") };
        if (subject.Length > 0)
        {
            claims.Add(new("sub", subject));
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.Length > 0 ? issuer : null, Audience = audience.Length > 0 ? audience : null, TokenType = type,
            IssuedAt = now.AddMinutes(-5), NotBefore = now.AddMinutes(-5) + from,
            Expires = minutes is { } some ? now.AddMinutes(some) : null,
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(by) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static string Head(object head) => Text(JsonSerializer.SerializeToUtf8Bytes(head));

    private static string Text(byte[] bytes) => Base64UrlEncoder.Encode(bytes);

    private static object Public(ECDsa pair)
    {
        var at = pair.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", x = Text(at.X!), y = Text(at.Y!) };
    }

    private static string Body()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Head(new
        {
            iss = AccessTokens.Issuer, aud = AccessTokens.Audience, sub = Guid.CreateVersion7(), sid = Guid.CreateVersion7(),
            role = new[] { "operator" }, iat = now, exp = now + 600,
        });
    }

    private static string WithHeader(object head, ECDsa by, DSASignatureFormat format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
    {
        var content = $"{Head(head)}.{Body()}";
        return $"{content}.{Text(by.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, format))}";
    }

    private string Signed(ECDsa by, string audience = AccessTokens.Audience, string issuer = AccessTokens.Issuer,
        string type = AccessTokens.Type, double? minutes = AccessTokens.Minutes, TimeSpan from = default,
        string? subject = null, string? name = null) =>
        Signed(name ?? kid, by, audience, issuer, type, minutes, from, subject ?? $"{Guid.CreateVersion7()}");

    /// <summary>The oldest trick: the published key taken for a shared secret.</summary>
    private string Hmac()
    {
        var content = $"{Head(new { alg = "HS256", typ = AccessTokens.Type, kid })}.{Body()}";
        return $"{content}.{Text(HMACSHA256.HashData(Encoding.UTF8.GetBytes(published.GetRawText()), Encoding.ASCII.GetBytes(content)))}";
    }

    private string Swapped()
    {
        var parts = Right.Split('.');
        return $"{parts[0]}.{Body()}.{parts[2]}";
    }
}
