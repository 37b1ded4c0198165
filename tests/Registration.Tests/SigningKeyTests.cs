using System.Security.Cryptography;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SigningKeySuite>]
public sealed class SigningKeyTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_key_is_published_before_it_signs_and_stays_until_its_last_token_has_expired()
    {
        // Whatever another test rotated is over by then.
        await Published();
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var first = (await Published()).ShouldHaveSingleItem();
        (await SigningNow()).ShouldBe(first);

        fixture.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(9));
        var both = await Published();
        both.Count.ShouldBe(2);
        (await SigningNow()).ShouldBe(first);

        fixture.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        (await SigningNow()).ShouldBe(both[1]);
        (await Published()).ShouldBe(both);

        fixture.Clock.Advance(TimeSpan.FromMinutes(12));
        (await Published()).ShouldBe([both[1]]);
    }

    [Fact]
    public async Task Copies_that_find_a_key_missing_at_the_same_moment_make_one()
    {
        fixture.Clock.Advance(TimeSpan.FromDays(31));
        var copies = Enumerable.Range(0, 6).Select(_ => ActivatorUtilities.CreateInstance<SigningKeys>(fixture.Services)).ToList();
        var before = await fixture.WithDb<RegistrationDb, int>(db => db.SigningKeys.CountAsync());

        var seen = await Task.WhenAll(copies.Select(copy => copy.Published(CancellationToken.None)));

        (await fixture.WithDb<RegistrationDb, int>(db => db.SigningKeys.CountAsync()) - before).ShouldBe(1);
        seen.Select(keys => string.Join(',', keys.Select(k => k.KeyId))).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_access_token_can_be_checked_with_the_published_keys_alone()
    {
        var device = await fixture.SignIn(NewPhone());
        var keys = new JsonWebKeySet(await fixture.Anonymous().GetStringAsync("/.well-known/jwks.json"));
        keys.Keys.ShouldAllBe(k => k.Kty == "EC" && k.Crv == "P-256" && k.Alg == "ES256" && k.Use == "sig" && k.D == null);

        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(device.AccessToken, new TokenValidationParameters
        {
            ValidIssuer = AccessTokens.Issuer,
            ValidAudience = AccessTokens.Audience,
            ValidTypes = [AccessTokens.Type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = keys.GetSigningKeys(),
        });

        checkedToken.IsValid.ShouldBeTrue(checkedToken.Exception?.Message);
        checkedToken.Claims["sub"].ShouldBe(device.PersonId.ToString());
    }

    [Fact]
    public async Task Roles_are_an_array_in_the_token()
    {
        var client = await fixture.As("person/at-bashy/coordinator");
        var token = new JsonWebTokenHandler().ReadJsonWebToken(client.DefaultRequestHeaders.Authorization!.Parameter);

        var payload = JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(token.EncodedPayload));

        payload.GetProperty("role").EnumerateArray().Single().GetString().ShouldBe($"coordinator:{AtBashy}");
    }

    [Fact]
    public async Task A_token_signed_by_a_key_of_someone_else_is_refused()
    {
        var client = fixture.From();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For(WellKnown.Id("person/operator"), "operator"));

        await (await client.GetAsync("/v1/me/profile")).ShouldBeProblem(401, "sign_in_required");
    }

    [Fact]
    public async Task Discovery_names_the_public_address_whatever_host_the_caller_names()
    {
        foreach (var (name, value) in (List<(string, string)>)[("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example")])
        {
            var client = fixture.Anonymous();
            client.DefaultRequestHeaders.Add(name, value);
            var told = await client.GetJson("/.well-known/openid-configuration");
            told.GetProperty("issuer").GetString().ShouldBe(AccessTokens.Issuer);
            told.GetProperty("jwks_uri").GetString().ShouldBe($"{RegistrationFixture.PublicAddress}/.well-known/jwks.json");
            told.GetProperty("token_endpoint").GetString().ShouldBe($"{RegistrationFixture.PublicAddress}/v1/auth/token");
        }
    }

    [Fact]
    public async Task Private_keys_lie_sealed()
    {
        await Published();
        var rows = await fixture.WithDb<RegistrationDb, List<SigningKey>>(db => db.SigningKeys.ToListAsync());

        foreach (var row in rows)
        {
            using var pair = ECDsa.Create();
            Should.Throw<CryptographicException>(() => pair.ImportPkcs8PrivateKey(row.PrivateKey, out _));
        }
    }

    private async Task<List<string>> Published() =>
        (await fixture.Anonymous().GetJson("/.well-known/jwks.json")).GetProperty("keys").EnumerateArray()
            .Select(k => k.GetProperty("kid").GetString()!).ToList();

    private async Task<string> SigningNow() =>
        new JsonWebTokenHandler().ReadJsonWebToken((await fixture.SignIn(NewPhone())).AccessToken).Kid;
}
