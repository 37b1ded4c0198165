using System.Globalization;
using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Servers))]
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace CreativeLabs.Registration.Tests;

/// <summary>A device on which someone signed in.</summary>
public sealed record Device(HttpClient Client, Guid PersonId, string AccessToken, string RefreshToken, bool IsNew);

public class RegistrationFixture(Servers servers) : ServiceFixture<Program>(servers, "registration", Keys)
{
    public const string Keys = "registration-keys";

    private static int number = Random.Shared.Next(100_000, 500_000);

    public static Guid AtBashy { get; } = WellKnown.Id("lab/at-bashy");

    public static Guid Kochkor { get; } = WellKnown.Id("lab/kochkor");

    public static Guid CohortAtBashy { get; } = WellKnown.Id("cohort/at-bashy/handicraft-business");

    /// <summary>What the service logged, from Information up.</summary>
    public HeardLog Log { get; } = new();

    /// <summary>Where those outside reach the platform.</summary>
    public const string PublicAddress = "https://api.creativelabs.example";

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Public:Address"] = PublicAddress,
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information",
        ["Logging:Console:LogLevel:Default"] = "Warning",
        // The tests' numbers lie side by side.
        ["SignIn:CodesPerRangePerHour"] = "100000",
        // The tests of check-in share a coordinator, beside each other too.
        ["CheckIn:LookUps"] = "1000000",
    };

    protected override void Configure(IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(Log));

    // Tokens are the service's own: it knows its keys without asking anyone.
    protected override bool TrustTestTokens => false;

    /// <summary>A number that no other test has.</summary>
    public static string NewPhone() => $"+996555{Interlocked.Increment(ref number).ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>A client of nobody, behind the gateway, at an address of its own.</summary>
    public HttpClient From(string? address = null, string language = "en")
    {
        var client = Anonymous(language);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address
            ?? $"10.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}");
        return client;
    }

    public static Task<HttpResponseMessage> AskForCode(HttpClient client, string phone, string? language = null) =>
        client.SendWith(HttpMethod.Post, "/v1/auth/code", language is null ? new { phone } : new { phone, language });

    /// <summary>Asks for a code and reads the SMS.</summary>
    public async Task<(Guid Challenge, string Code)> GetCode(HttpClient client, string phone, string? language = null)
    {
        var challenge = (await (await AskForCode(client, phone, language)).Json()).Id("challengeId");
        return (challenge, Open(await Broker.Hear<SignInCodeIssued>(f => f.ChallengeId == challenge)));
    }

    public string Open(SignInCodeIssued issued) =>
        Sealed.OpenText(TransportOf(issued.ChallengeId)!, issued.SealedCode, $"{issued.ChallengeId}/code");

    /// <summary>The key of what was sealed for a delivery or a challenge; null when it is gone.</summary>
    public byte[]? TransportOf(Guid id) => Services.GetRequiredService<TransportKeys>().Find(id).GetAwaiter().GetResult();

    public static Task<HttpResponseMessage> Redeem(HttpClient client, Guid challengeId, string code) =>
        client.SendWith(HttpMethod.Post, "/v1/auth/token", new { challengeId, code });

    public static Task<HttpResponseMessage> Renew(HttpClient client, string refreshToken) =>
        client.SendWith(HttpMethod.Post, "/v1/auth/token", new { refreshToken });

    /// <summary>Signs in by code, as a phone does.</summary>
    public async Task<Device> SignIn(string phone, string? address = null, string? language = null)
    {
        var client = From(address);
        var (challenge, code) = await GetCode(client, phone, language);
        var answer = await (await Redeem(client, challenge, code)).Json();
        var device = new Device(
            client, answer.Id("personId"), answer.GetProperty("accessToken").GetString()!, answer.GetProperty("refreshToken").GetString()!,
            answer.GetProperty("isNew").GetBoolean());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", device.AccessToken);
        return device;
    }

    /// <summary>A client with a token of the service for a person that is there, with the roles that she has.</summary>
    public async Task<HttpClient> As(Guid personId, string language = "en")
    {
        await using var scope = Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<RegistrationDb>().People.SingleAsync(p => p.Id == personId);
        var answer = await scope.ServiceProvider.GetRequiredService<Tokens>()
            .Answer(Guid.CreateVersion7(), person, "", CancellationToken.None);
        var client = From(language: language);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.AccessToken);
        return client;
    }

    public Task<HttpClient> As(string wellKnown, string language = "en") => As(WellKnown.Id(wellKnown), language);

    /// <summary>A person who is there already, agreed to the platform's terms, and is a member of <paramref name="lab"/>. Nobody has
    /// signed in to her record; it has a number only where one is given.</summary>
    public Task<Guid> NewPerson(Guid? lab = null, bool agreed = true, string name = "Бермет", string? phone = null) =>
        WithDb<RegistrationDb, Guid>(async db =>
    {
        var now = Clock.GetUtcNow();
        var vault = Services.GetRequiredService<PersonVault>();
        var person = Person.Register(Guid.CreateVersion7(), "ky", now);
        person.Introduce("ky");
        var entry = await vault.NewEntry(person.Id, CancellationToken.None);
        if (phone is not null)
        {
            vault.KeepPhone(entry, PhoneNumber.TryRead(phone)!);
        }

        vault.KeepProfile(person, entry, name, null, now);
        db.AddRange(person, entry);
        if (agreed)
        {
            db.Add(Consent.Give(person.Id, Consent.Platform, "1", "ky", ConsentWay.App, now));
        }

        if (lab is { } id)
        {
            db.Add(Membership.Start(id, person.Id, now));
        }

        await db.SaveChangesAsync();
        return person.Id;
    });
}
