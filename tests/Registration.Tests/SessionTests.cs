using System.Net;
using System.Net.Http.Headers;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SessionSuite>]
public sealed class SessionTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_refresh_token_is_replaced_at_each_use_and_the_new_access_token_is_good()
    {
        var device = await fixture.SignIn(NewPhone());

        var first = await (await Renew(device.Client, device.RefreshToken)).Json();
        var second = await (await Renew(device.Client, first.GetProperty("refreshToken").GetString()!)).Json();

        new[] { device.RefreshToken, first.GetProperty("refreshToken").GetString(),
            second.GetProperty("refreshToken").GetString() }.Distinct().Count().ShouldBe(3);
        device.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", second.GetProperty("accessToken").GetString());
        (await device.Client.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_phone_that_lost_the_answer_gets_the_same_successor_again_within_ten_seconds()
    {
        var device = await fixture.SignIn(NewPhone());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Renew(device.Client, device.RefreshToken)));

        var successors = await Task.WhenAll(answers.Select(async a => (await a.Json()).GetProperty("refreshToken").GetString()!));
        successors.Distinct().Count().ShouldBe(1);
        (await Renew(device.Client, successors[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_replaced_token_that_comes_after_the_grace_ends_the_whole_family()
    {
        var device = await fixture.SignIn(NewPhone());
        var successor = (await (await Renew(device.Client, device.RefreshToken)).Json()).GetProperty("refreshToken").GetString()!;
        fixture.Clock.Advance(TimeSpan.FromSeconds(11));

        await (await Renew(device.Client, device.RefreshToken)).ShouldBeProblem(401, "session_ended");

        await (await Renew(device.Client, successor)).ShouldBeProblem(401, "session_ended");
        (await IsRevoked(device)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_outlives_the_expiry_of_its_replaced_tokens_and_none_of_them_signs_her_out()
    {
        var device = await fixture.SignIn(NewPhone());
        fixture.Clock.Advance(TimeSpan.FromDays(59));
        var second = (await (await Renew(device.Client, device.RefreshToken)).Json()).GetProperty("refreshToken").GetString()!;
        fixture.Clock.Advance(TimeSpan.FromDays(2));

        (await device.Client.SendWith(HttpMethod.Post, "/v1/auth/logout", new { refreshToken = device.RefreshToken })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);

        (await Renew(device.Client, second)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task There_is_no_grace_once_the_successor_was_used()
    {
        var device = await fixture.SignIn(NewPhone());
        var first = (await (await Renew(device.Client, device.RefreshToken)).Json()).GetProperty("refreshToken").GetString()!;
        var second = (await (await Renew(device.Client, first)).Json()).GetProperty("refreshToken").GetString()!;

        await (await Renew(device.Client, device.RefreshToken)).ShouldBeProblem(401, "session_ended");

        await (await Renew(device.Client, second)).ShouldBeProblem(401, "session_ended");
    }

    [Fact]
    public async Task Signing_out_ends_one_session_and_tells_the_gateway()
    {
        var phone = NewPhone();
        var here = await fixture.SignIn(phone, address: "10.7.7.7");
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var there = await fixture.SignIn(phone, address: "10.7.7.7");

        (await here.Client.SendWith(HttpMethod.Post, "/v1/auth/logout", new { refreshToken = here.RefreshToken })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);

        await (await Renew(here.Client, here.RefreshToken)).ShouldBeProblem(401, "session_ended");
        (await IsRevoked(here)).ShouldBeTrue();
        (await IsRevoked(there)).ShouldBeFalse();
        (await Renew(there.Client, there.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_twice_or_with_an_unknown_token_is_no_error()
    {
        var device = await fixture.SignIn(NewPhone());
        foreach (var token in new[] { device.RefreshToken, device.RefreshToken, "nobody-has-this" })
        {
            (await device.Client.SendWith(HttpMethod.Post, "/v1/auth/logout", new { refreshToken = token })).StatusCode.ShouldBe(
                HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task A_refresh_token_that_nobody_issued_is_refused() =>
        await (await Renew(fixture.From(), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).ShouldBeProblem(401, "session_ended");

    [Fact]
    public async Task The_database_holds_no_refresh_token_in_clear()
    {
        var device = await fixture.SignIn(NewPhone());

        var kept = await fixture.WithDb<RegistrationDb, RefreshToken>(async db =>
        {
            var hash = RefreshToken.HashOf(device.RefreshToken);
            return await db.RefreshTokens.SingleAsync(r => r.Hash == hash);
        });

        kept.Hash.Length.ShouldBe(32);
        kept.Successor.ShouldBeNull();
    }

    private async Task<bool> IsRevoked(Device device)
    {
        var session = new JsonWebTokenHandler().ReadJsonWebToken(device.AccessToken).GetClaim("sid").Value;
        return await fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyExistsAsync($"revoked:{session}");
    }
}
