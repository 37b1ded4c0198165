using System.Net;
using System.Net.Http.Headers;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

/// <summary>Two copies on one database while the signing key changes hands, again and again.</summary>
[Collection<SigningKeySuite>]
public sealed class KeyCopiesTests(RegistrationFixture fixture)
{
    private static readonly int Rotations = Depth.Times(3);
    private static readonly string[] Paths = ["/v1/me/profile", "/v1/me/memberships", "/v1/me/sessions"];

    [Fact]
    public async Task While_keys_change_no_copy_refuses_a_token_of_the_other()
    {
        await using var other = await SecondCopy.Start(fixture);
        var device = await fixture.SignIn(NewPhone());
        var refresh = device.RefreshToken;
        var kids = new HashSet<string>(StringComparer.Ordinal);
        var answers = new List<HttpStatusCode>();

        // From an hour before a key is due to be made until well after it signs, a minute at a time, for three keys or, by default, one.
        for (var rotation = 0; rotation < Rotations; rotation++)
        {
            Pass(await DueIn() - TimeSpan.FromHours(1));
            for (var minute = 0; minute < 90; minute++)
            {
                Pass(TimeSpan.FromMinutes(1));
                // The copies take half-hours in signing; what one signs is used at both, at once, so that the one which only checks meets
                // a key that it has not seen.
                var signs = (minute + 15) / 30 % 2 == 0 ? fixture : other;
                var tokens = await (await Renew(signs.From(), refresh)).Json();
                refresh = tokens.GetProperty("refreshToken").GetString()!;
                var access = tokens.GetProperty("accessToken").GetString()!;
                kids.Add(new JsonWebTokenHandler().ReadJsonWebToken(access).Kid);
                answers.AddRange(await Task.WhenAll(
                    Paths.SelectMany(path => new[] { Get(fixture, path, access), Get(other, path, access) })));
            }
        }

        answers.Count.ShouldBe(Rotations * 90 * 6);
        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        kids.Count.ShouldBe(Rotations + 1);

        void Pass(TimeSpan time)
        {
            fixture.Clock.Advance(time);
            other.Clock.Advance(time);
        }
    }

    [Fact]
    public async Task A_token_lives_its_ten_minutes_through_the_change_of_keys_and_a_made_up_key_is_refused()
    {
        await using var other = await SecondCopy.Start(fixture);
        var device = await fixture.SignIn(NewPhone());
        var access = device.AccessToken;
        for (var minute = 0; minute < 10; minute++)
        {
            (await Get(other, "/v1/me/profile", access)).ShouldBe(HttpStatusCode.OK);
            fixture.Clock.Advance(TimeSpan.FromMinutes(1));
            other.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Get(other, "/v1/me/profile", TestTokens.For(device.PersonId))).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var broken in new[] { "a.b.c", "a", "e30.e30.e30", new string('x', 4000) })
        {
            (await Get(other, "/v1/me/profile", broken)).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    private async Task<TimeSpan> DueIn()
    {
        var newest = await fixture.WithDb<RegistrationDb, SigningKey>(db => db.SigningKeys.OrderByDescending(k => k.Number).FirstAsync());
        return newest.SignsFrom + TimeSpan.FromDays(30) - SigningKey.Lead - fixture.Clock.GetUtcNow();
    }

    private static async Task<HttpStatusCode> Get(RegistrationFixture copy, string path, string access)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return (await copy.Anonymous().SendAsync(request)).StatusCode;
    }
}
