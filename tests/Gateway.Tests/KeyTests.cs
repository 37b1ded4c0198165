using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Gateway;

public sealed class KeyTests(Servers servers)
{
    [Fact]
    public async Task Tokens_are_checked_with_the_keys_that_Registration_publishes()
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "published" };
        await using var registration = await Upstream.StartAsync("registration", http => Publish(http, key));
        await using var edge = Edge.Start(servers, [("registration", registration.Address)], trustTestTokens: false);
        using var ours = edge.Client(Mint(key));
        using var foreign = edge.Client(Mint(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "published" }));
        using var unknown = edge.Client(Mint(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "unknown" }));

        (await ours.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await foreign.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await unknown.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task Publish(HttpContext http, ECDsaSecurityKey key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        return http.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => http.Response.WriteAsJsonAsync(
                new { issuer = AccessTokens.Issuer, jwks_uri = "http://registration/.well-known/jwks.json" }),
            "/.well-known/jwks.json" => http.Response.WriteAsJsonAsync(
                new
                {
                    keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = key.KeyId, x = jwk.X,
                y = jwk.Y } }
                }),
            _ => http.Response.WriteAsync("profile"),
        };
    }

    private static string Mint(ECDsaSecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = AccessTokens.Issuer,
        Audience = AccessTokens.Audience,
        TokenType = AccessTokens.Type,
        Expires = DateTime.UtcNow.AddMinutes(5),
        Subject = new ClaimsIdentity([new("sub", Guid.CreateVersion7().ToString()), new("sid", Guid.CreateVersion7().ToString())]),
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });
}
