using System.Security.Claims;
using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Support;

/// <summary>Real ES256 access tokens, signed by a key of the test run that stands in for Registration's.</summary>
public static class TestTokens
{
    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    private static readonly ECDsa NotOurs = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The public half of the key, as Registration would publish it.</summary>
    public static JsonWebKey PublicKey
    {
        get
        {
            var at = Key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            return new JsonWebKey
            {
                Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
                Crv = JsonWebKeyECTypes.P256,
                Kid = Key.KeyId,
                X = Base64UrlEncoder.Encode(at.X),
                Y = Base64UrlEncoder.Encode(at.Y),
            };
        }
    }

    /// <summary>A token for <paramref name="person"/> with roles such as <c>coordinator:{labId}</c>.</summary>
    public static string For(Guid person, params string[] roles) => Create(person, Guid.CreateVersion7(), roles);

    /// <summary>A token of a partner's program: no session and no role, but scopes such as <c>impact:read</c>, limited to labs.</summary>
    public static string ForPartner(Guid partner, string scope, params IEnumerable<Guid> labs) => Write(
        [new("sub", partner.ToString()), new("client_id", partner.ToString()), new("scope", scope),
        .. labs.Select(lab => new Claim("lab", lab.ToString()))]);

    /// <summary>A token of a given session and life, issued an hour ago unless <paramref name="age"/> says otherwise.</summary>
    public static string Create(Guid person, Guid session, IEnumerable<string> roles, TimeSpan? life = null, string? audience = null,
        string? type = null, TimeSpan? age = null) =>
        Write([new("sub", person.ToString()), new("sid", session.ToString()), .. roles.Select(role => new Claim("role", role))], life,
            audience, type, age: age);

    /// <summary>A token that names the run's key and is signed by another one.</summary>
    public static string Forged(Guid person, params string[] roles) =>
        Write([new("sub", person.ToString()), new("sid", $"{Guid.CreateVersion7()}"), .. roles.Select(role => new Claim("role", role))],
            key: new ECDsaSecurityKey(NotOurs) { KeyId = Key.KeyId });

    private static string Write(IEnumerable<Claim> claims, TimeSpan? life = null, string? audience = null, string? type = null,
        ECDsaSecurityKey? key = null, TimeSpan? age = null)
    {
        var now = DateTime.UtcNow;
        var issued = now - (age ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.Issuer,
            Audience = audience ?? AccessTokens.Audience,
            TokenType = type ?? AccessTokens.Type,
            IssuedAt = issued,
            NotBefore = issued,
            Expires = now + (life ?? TimeSpan.FromMinutes(AccessTokens.Minutes)),
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(key ?? Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Has a service under test trust the run's key instead of fetching Registration's.</summary>
    public static void TrustTestTokens(this IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.MetadataAddress = null!;
            options.ConfigurationManager = null;
            options.Configuration =
                new Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectConfiguration { Issuer = AccessTokens.Issuer };
            options.Configuration.SigningKeys.Add(Key);
            options.TokenValidationParameters.IssuerSigningKey = Key;
            options.TokenValidationParameters.IssuerSigningKeyResolver = null;
        });
}
