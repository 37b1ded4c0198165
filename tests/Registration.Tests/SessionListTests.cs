using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using static CreativeLabs.Registration.Tests.RegistrationFixture;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class SessionListTests(RegistrationFixture fixture)
{
    private IDatabase Redis => fixture.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    [Fact]
    public async Task She_sees_where_she_is_signed_in_and_which_one_asks()
    {
        var phone = NewPhone();
        var first = await fixture.SignIn(phone);
        var second = await SignInAgain(phone, "Mozilla/5.0 (Linux; Android 13; SM-A125F)");

        var sessions = (await second.Client.GetJson("/v1/me/sessions")).GetProperty("items").EnumerateArray().ToList();

        sessions.Select(s => s.Id()).ShouldBe([first.SessionId(), second.SessionId()]);
        sessions.Select(s => s.GetProperty("current").GetBoolean()).ShouldBe([false, true]);
        sessions[1].GetProperty("device").GetString().ShouldBe("android");
        sessions[1].GetProperty("deviceName").GetString().ShouldBe("Android phone");
        sessions[1].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "device", "deviceName", "startedAt", "lastSeenAt", "current"]);
    }

    [Fact]
    public async Task A_sign_in_beside_another_is_told_and_the_first_one_is_not()
    {
        var phone = NewPhone();
        var first = await fixture.SignIn(phone);
        var second = await SignInAgain(phone);

        var told = await fixture.Broker.Hear<SignedInOnNewDevice>(f => f.PersonId == first.PersonId);

        told.SessionId.ShouldBe(second.SessionId());
        fixture.Broker.Heard<SignedInOnNewDevice>(f => f.PersonId == first.PersonId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ending_one_session_leaves_the_others_and_reaches_nobody_elses()
    {
        var phone = NewPhone();
        var here = await fixture.SignIn(phone);
        var lost = await SignInAgain(phone);
        var stranger = await fixture.SignIn(NewPhone());

        await (await stranger.Client.DeleteAsync($"/v1/me/sessions/{lost.SessionId()}")).ShouldBeProblem(404);
        (await here.Client.DeleteAsync($"/v1/me/sessions/{lost.SessionId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await here.Client.DeleteAsync($"/v1/me/sessions/{lost.SessionId()}")).ShouldBeProblem(404);

        await (await Renew(lost.Client, lost.RefreshToken)).ShouldBeProblem(401, "session_ended");
        (await Redis.KeyExistsAsync($"revoked:{lost.SessionId()}")).ShouldBeTrue();
        (await Renew(here.Client, here.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.Client.GetJson("/v1/me/sessions")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_no_PIN_opens_one_any_more()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        var other = await SignInAgain(phone);

        (await other.Client.DeleteAsync("/v1/me/sessions")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (var ended in new[] { device, other })
        {
            await (await Renew(ended.Client, ended.RefreshToken)).ShouldBeProblem(401, "session_ended");
            (await Redis.KeyExistsAsync($"revoked:{ended.SessionId()}")).ShouldBeTrue();
        }

        await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
    }

    [Fact]
    public async Task A_device_whose_session_was_ended_from_elsewhere_is_not_known_any_more()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        var other = await SignInAgain(phone);
        var byPin = fixture.Hold(await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).Json());

        (await other.Client.DeleteAsync($"/v1/me/sessions/{byPin.SessionId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await fixture.From().WithPin(phone, SignInSteps.RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        (await Renew(device.Client, device.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_renewal_at_the_moment_of_signing_out_everywhere_does_not_outlive_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var device = await fixture.SignIn(NewPhone());

            var renewing = Renew(device.Client, device.RefreshToken);
            (await device.Client.DeleteAsync("/v1/me/sessions")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

            var renewed = await renewing;
            var token = renewed.IsSuccessStatusCode ? (await renewed.Json()).GetProperty("refreshToken").GetString()! : device.RefreshToken;
            await (await Renew(device.Client, token)).ShouldBeProblem(401, "session_ended");
        }
    }

    [Fact]
    public async Task What_the_gateway_forgot_is_told_again()
    {
        var device = await fixture.SignIn(NewPhone());
        await device.Client.DeleteAsync("/v1/me/sessions");
        await Redis.KeyDeleteAsync($"revoked:{device.SessionId()}");

        await fixture.WithDb<RegistrationDb>(db => fixture.Services.GetRequiredService<RevokedSessions>()
            .TellAgain(db, [], CancellationToken.None));

        (await Redis.KeyExistsAsync($"revoked:{device.SessionId()}")).ShouldBeTrue();
    }

    [Fact]
    public async Task Abandoned_sessions_are_cleared_in_batches_with_their_tokens_and_used_ones_stay()
    {
        var person = await fixture.NewPerson();
        var used = await fixture.SignIn(NewPhone());
        var now = fixture.Clock.GetUtcNow();
        await fixture.WithDb<RegistrationDb>(db => db.Database.ExecuteSqlAsync($"""
            WITH old AS (
              INSERT INTO session (id, person_id, device, started_at, last_seen_at)
              SELECT gen_random_uuid(), {person}, 'Other', {now.AddDays(-90)}, {now.AddDays(-61)}
              FROM generate_series(1, 1234) RETURNING id)
            INSERT INTO refresh_token (hash, session_id, issued_at, expires_at)
              SELECT sha256(id::text::bytea), id, {now.AddDays(-61)}, {now.AddDays(-1)} FROM old
            """));

        var cleared = await fixture.Services.GetRequiredService<AbandonedSessions>().Clear(CancellationToken.None);

        cleared.ShouldBeGreaterThanOrEqualTo(1234);
        (await fixture.WithDb<RegistrationDb, int>(db => db.Sessions.CountAsync(s => s.PersonId == person))).ShouldBe(0);
        (await fixture.WithDb<RegistrationDb, int>(db => db.RefreshTokens.CountAsync(r => r.ExpiresAt < now))).ShouldBe(0);
        (await Renew(used.Client, used.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Device> SignInAgain(string phone, string? agent = null)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var client = fixture.From();
        if (agent is not null)
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        }

        var (challenge, code) = await fixture.GetCode(client, phone);
        return fixture.Hold(await (await Redeem(client, challenge, code)).Json());
    }
}
