using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.SignInSteps;

namespace CreativeLabs.Registration.Tests;

[Collection<SignInSuite>]
public sealed class PinTests(RegistrationFixture fixture)
{
    private long Evaluations => fixture.Services.GetRequiredService<PinHashes>().Evaluations;

    [Fact]
    public async Task Phone_and_PIN_sign_in_on_a_known_device_and_on_no_other()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();

        var answer = await fixture.From().WithPin(phone, RightPin, key);

        (await answer.Json()).Id("personId").ShouldBe(device.PersonId);
        await (await fixture.From().WithPin(phone, RightPin, NewKey())).ShouldBeProblem(401, "pin_not_valid");
        await (await fixture.From().WithPin(NewPhone(), RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        await (await fixture.From().WithPin(phone, "9173", key)).ShouldBeProblem(401, "pin_not_valid");
    }

    [Fact]
    public async Task Of_fifty_parallel_wrong_tries_at_most_five_are_looked_at()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        var before = Evaluations;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => fixture.From().WithPin(phone, $"{7000 + (13 * n)}", key)));

        (Evaluations - before).ShouldBeInRange(1, 5);
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Unauthorized || a.StatusCode == HttpStatusCode.TooManyRequests
            || a.StatusCode == HttpStatusCode.ServiceUnavailable);
        await (await fixture.From().WithPin(phone, RightPin, key)).ShouldBeProblem(429, "pin_paused");
        (await fixture.Broker.Hear<PinPaused>(f => f.PersonId == device.PersonId)).Until.ShouldBeGreaterThan(fixture.Clock.GetUtcNow());
    }

    [Fact]
    public async Task After_five_wrong_tries_each_further_one_costs_a_longer_pause_and_a_right_one_ends_it()
    {
        var (_, phone, key) = await fixture.WithPinAndKey();
        for (var i = 0; i < 4; i++)
        {
            await (await fixture.From().WithPin(phone, "9173", key)).ShouldBeProblem(401, "pin_not_valid");
        }

        foreach (var minutes in new[] { 1, 5, 15, 60, 240, 1440, 1440 })
        {
            await (await fixture.From().WithPin(phone, "9173", key)).ShouldBeProblem(401, "pin_not_valid");
            var paused = await fixture.From().WithPin(phone, RightPin, key);
            await paused.ShouldBeProblem(429, "pin_paused");
            paused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(30),
                TimeSpan.FromMinutes(minutes));
            fixture.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        (await fixture.From().WithPin(phone, RightPin, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await fixture.From().WithPin(phone, "9173", key)).ShouldBeProblem(401, "pin_not_valid");
        (await fixture.From().WithPin(phone, RightPin, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_known_device_nobody_can_pause_her_PIN()
    {
        var (_, phone, key) = await fixture.WithPinAndKey();
        var strangers = NewKey();
        for (var i = 0; i < 5; i++)
        {
            await (await fixture.From().WithPin(phone, RightPin, strangers)).ShouldBeProblem(401, "pin_not_valid");
        }

        await (await fixture.From().WithPin(phone, RightPin, strangers)).ShouldBeProblem(429, "pin_paused");
        (await fixture.From().WithPin(phone, RightPin, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_address_is_counted_before_any_hash_is_computed()
    {
        var client = fixture.From("192.0.2.77");
        var (phone, key) = (NewPhone(), NewKey());
        var now = fixture.Clock.GetUtcNow();
        fixture.Clock.Advance(now.Date.AddDays(1).AddMinutes(1) - now.UtcDateTime);
        for (var i = 0; i < 60; i++)
        {
            await client.WithPin(phone, "9173", key);
        }

        var before = Evaluations;
        await (await client.WithPin(NewPhone(), "9173", NewKey())).ShouldBeProblem(429, "too_many_requests");

        Evaluations.ShouldBe(before);
    }

    [Fact]
    public async Task Only_so_many_wait_for_a_hash()
    {
        var hashes = ActivatorUtilities.CreateInstance<PinHashes>(fixture.Services);
        var entering = Enumerable.Range(0, 40).Select(_ => hashes.Enter(CancellationToken.None)).ToList();

        entering.Count(place => place is { IsCompletedSuccessfully: true, Result: null }).ShouldBe(8);

        // Each place that is given back lets the next one in.
        var let = 0;
        foreach (var place in entering)
        {
            if (await place is { } entered)
            {
                let++;
                entered.Dispose();
            }
        }

        let.ShouldBe(32);
        using var again = (await hashes.Enter(CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_changed_PIN_needs_the_old_one_or_a_fresh_code_and_the_old_one_is_gone()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();

        await (await device.SetPin("2580")).ShouldBeProblem(400, "invalid_request");
        await (await device.SetPin("2580", new { pin = "9173" })).ShouldBeProblem(409, "proof_not_valid");
        (await device.SetPin("2580", new { pin = RightPin })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await fixture.From().WithPin(phone, RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        (await fixture.From().WithPin(phone, "2580", key)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (challengeId, code) = await fixture.MyCode(device.Client);
        (await device.SetPin("1470", new { challengeId, code })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await device.SetPin("3690", new { challengeId, code })).ShouldBeProblem(409, "proof_not_valid");
        (await fixture.From().WithPin(phone, "1470", key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await fixture.Broker.Hear<PinChanged>(f => f.PersonId == device.PersonId && !f.Removed);
    }

    [Fact]
    public async Task A_code_for_signing_in_or_for_another_phone_is_no_proof()
    {
        var (device, phone, _) = await fixture.WithPinAndKey();
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var (challengeId, code) = await fixture.GetCode(fixture.From(), phone);
        await (await device.SetPin("2580", new { challengeId, code })).ShouldBeProblem(409, "proof_not_valid");

        var (other, otherCode) = await fixture.MyCode(device.Client, NewPhone());
        await (await device.SetPin("2580", new { challengeId = other, code = otherCode })).ShouldBeProblem(409, "proof_not_valid");

        // Nor does a proof sign in.
        var (own, ownCode) = await fixture.MyCode(device.Client);
        await (await Redeem(fixture.From(), own, ownCode)).ShouldBeProblem(401, "code_not_valid");
    }

    [Fact]
    public async Task On_a_shared_phone_a_code_does_not_stand_for_the_PIN()
    {
        var (device, phone, _) = await fixture.WithPinAndKey();
        await fixture.AddPerson(phone);
        var (challengeId, code) = await fixture.MyCode(device.Client);

        await (await device.SetPin("2580", new { challengeId, code })).ShouldBeProblem(409, "pin_needed");

        (await device.SetPin("2580", new { pin = RightPin })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_removed_PIN_opens_nothing()
    {
        var (device, phone, key) = await fixture.WithPinAndKey();
        await (await device.Client.SendWith(HttpMethod.Post, "/v1/me/pin/removal", new { pin = "9173" }))
            .ShouldBeProblem(409, "proof_not_valid");

        (await device.Client.SendWith(HttpMethod.Post, "/v1/me/pin/removal", new { pin = RightPin })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);

        await (await fixture.From().WithPin(phone, RightPin, key)).ShouldBeProblem(401, "pin_not_valid");
        await (await device.Client.SendWith(HttpMethod.Post, "/v1/me/pin/removal", new { pin = RightPin })).ShouldBeProblem(409, "no_pin");
        await fixture.Broker.Hear<PinChanged>(f => f.PersonId == device.PersonId && f.Removed);
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("1234")]
    [InlineData("87654")]
    [InlineData("123")]
    [InlineData("123456789")]
    [InlineData("12a4")]
    [InlineData("")]
    public async Task A_PIN_that_anyone_would_try_first_is_not_taken(string pin) =>
        await (await (await fixture.SignIn(NewPhone())).SetPin(pin)).ShouldBeProblem(400, "invalid_request");

    [Fact]
    public async Task What_is_kept_of_a_PIN_is_salted_costly_and_worthless_without_the_platforms_key()
    {
        var (device, _, _) = await fixture.WithPinAndKey();

        var kept = await fixture.WithDb<RegistrationDb, Pin>(db => db.Pins.SingleAsync(p => p.PersonId == device.PersonId));

        kept.Iterations.ShouldBe(600_000);
        kept.Salt.Length.ShouldBe(16);
        foreach (var input in new[] { RightPin, $"{device.PersonId}{RightPin}" })
        {
            System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(input, kept.Salt, kept.Iterations,
                System.Security.Cryptography.HashAlgorithmName.SHA256, 32).ShouldNotBe(kept.Hash);
        }
    }

    [Fact]
    public async Task A_device_key_belongs_to_one_person()
    {
        var (_, _, deviceKey) = await fixture.WithPinAndKey();
        var other = await fixture.SignIn(NewPhone());

        await (await other.Client.SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey })).ShouldBeProblem(409, "device_key_taken");
        await (await other.Client.SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey = "short" })).ShouldBeProblem(400);
        await (await (await fixture.As(other.PersonId)).SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey = NewKey() }))
            .ShouldBeProblem(404);
    }

    [Fact]
    public async Task The_eleventh_device_takes_the_place_of_the_one_longest_unused()
    {
        var device = await fixture.SignIn(NewPhone());
        for (var i = 0; i < KnownDevice.Most + 1; i++)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            (await device.Client.SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey = NewKey() })).StatusCode.ShouldBe(
                HttpStatusCode.NoContent);
        }

        (await fixture.WithDb<RegistrationDb, int>(db => db.KnownDevices.CountAsync(d => d.PersonId == device.PersonId)))
            .ShouldBe(KnownDevice.Most);
    }
}
