using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.Tests;

/// <summary>What a phone does around signing in, beyond the plain way of <see cref="RegistrationFixture.SignIn"/>.</summary>
internal static class SignInSteps
{
    public const string RightPin = "4826";

    /// <summary>A key as a device makes one up.</summary>
    public static string NewKey() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public static Task<HttpResponseMessage> Token(this HttpClient client, object body) =>
        client.SendWith(HttpMethod.Post, "/v1/auth/token", body);

    public static Task<HttpResponseMessage> WithPin(this HttpClient client, string phone, string pin, string deviceKey) =>
        client.Token(new { phone, pin, deviceKey });

    /// <summary>Gets a code for the number once it may have one again, and redeems it.</summary>
    public static async Task<HttpResponseMessage> RedeemNew(this RegistrationFixture fixture, string phone, bool another = false)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var client = fixture.From();
        var (challengeId, code) = await fixture.GetCode(client, phone);
        return await client.Token(another ? new { challengeId, code, another } : new { challengeId, code });
    }

    /// <summary>One more person on the phone, signed in. Whoever has no PIN gets one for that moment alone: on numbers that were shared
    /// before PINs were asked for, people have none.</summary>
    public static async Task<Device> AddPerson(this RegistrationFixture fixture, string phone)
    {
        var index = fixture.Services.GetRequiredService<PersonVault>().IndexOf(PhoneNumber.TryRead(phone)!);
        var given = await fixture.WithDb<RegistrationDb, List<Guid>>(async db =>
        {
            var lack = await db.ContactPoints.Where(c => c.PhoneIndex == index)
                .Select(c => db.People.Where(p => p.Id == c.PersonId).Select(p => p.MergedInto ?? p.Id).Single())
                .Where(id => !db.Pins.Any(p => p.PersonId == id)).Distinct().ToListAsync();
            db.AddRange(lack.Select(id => Pin.Set(id, new PinHash([1], [1], 1), fixture.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
            return lack;
        });
        var added = await fixture.RedeemNew(phone, another: true);
        await fixture.WithDb<RegistrationDb>(db => db.Pins.Where(p => given.Contains(p.PersonId)).ExecuteDeleteAsync());
        return fixture.Hold(await added.Json());
    }

    /// <summary>A device that holds these tokens.</summary>
    public static Device Hold(this RegistrationFixture fixture, JsonElement tokens)
    {
        var client = fixture.From();
        var access = tokens.GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return new Device(client, tokens.Id("personId"), access, tokens.GetProperty("refreshToken").GetString()!,
            tokens.GetProperty("isNew").GetBoolean());
    }

    public static Guid SessionId(this Device device) =>
        Guid.Parse(new JsonWebTokenHandler().ReadJsonWebToken(device.AccessToken).GetClaim("sid").Value);

    /// <summary>A code sent to a signed-in person's phone, or to another one.</summary>
    public static Task<(Guid ChallengeId, string Code)> MyCode(this RegistrationFixture fixture, HttpClient client,
        string? phone = null) => fixture.CodeFrom(client, "/v1/me/codes", phone);

    /// <summary>A code that an operation for signed-in people sends.</summary>
    public static async Task<(Guid ChallengeId, string Code)> CodeFrom(this RegistrationFixture fixture, HttpClient client, string url,
        string? phone)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var sent = await client.SendWith(HttpMethod.Post, url, new { phone });
        var challenge = (await sent.Json()).Id("challengeId");
        return (challenge, fixture.Open(await fixture.Broker.Hear<SignInCodeIssued>(f => f.ChallengeId == challenge)));
    }

    public static Task<HttpResponseMessage> SetPin(this Device device, string newPin = RightPin, object? proof = null) =>
        device.Client.SendWith(HttpMethod.Put, "/v1/me/pin", new { newPin, proof });

    /// <summary>A person with a PIN whose device is known.</summary>
    public static async Task<(Device Device, string Phone, string Key)> WithPinAndKey(this RegistrationFixture fixture,
        string? phone = null)
    {
        phone ??= RegistrationFixture.NewPhone();
        var device = await fixture.SignIn(phone);
        var deviceKey = NewKey();
        (await device.SetPin()).IsSuccessStatusCode.ShouldBeTrue();
        (await device.Client.SendWith(HttpMethod.Put, "/v1/me/device", new { deviceKey })).IsSuccessStatusCode.ShouldBeTrue();
        return (device, phone, deviceKey);
    }
}
