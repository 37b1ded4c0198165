using System.Net.Http.Headers;
using System.Security.Cryptography;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using CreativeLabs.Registration.People.Sessions;
using CreativeLabs.Registration.Tests.Bookings;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>The world of one question: a lab with its people, made for it alone, and one of them who asks.</summary>
internal sealed partial class Scene(RegistrationFixture fixture)
{
    public const string Nobody = "nobody";
    public const string Expired = "expired";
    public const string Forged = "forged";
    public const string Stranger = "stranger";
    public const string Member = "member";
    public const string Owner = "owner";
    public const string Elsewhere = "elsewhere";
    public const string Trainer = "trainer";
    public const string Coordinator = "coordinator";
    public const string Operator = "operator";

    /// <summary>One more member of the lab, who has a part in what is asked about and never asks: who applied, wrote, was
    /// invited.</summary>
    public const string Another = "another";

    /// <summary>Nobody; a token of the lab's coordinator that has expired, or that a key signed which is not ours; a member of another lab;
    /// a member of the lab whose thing it is not; her whose it is; another lab's coordinator; the lab's trainer; its coordinator; an
    /// operator, who is no member of the lab.</summary>
    public static readonly string[] Callers = [Nobody, Expired, Forged, Stranger, Member, Owner, Elsewhere, Trainer, Coordinator, Operator];

    private static readonly ECDsaSecurityKey NotOurs = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private readonly Dictionary<string, Guid> people = [];

    public Guid Lab { get; private set; }

    public Guid OtherLab { get; private set; }

    public Guid OwnerId => people[Owner];

    public Guid MemberId => people[Member];

    public Guid AnotherId => people[Another];

    public Guid CoordinatorId => people[Coordinator];

    /// <summary>Who asks; of those who are nobody to the service, the coordinator.</summary>
    public Guid AskerId { get; private set; }

    public string AskerPhone { get; } = RegistrationFixture.NewPhone();

    public HttpClient Asker { get; private set; } = null!;

    public DateTimeOffset Now => fixture.Clock.GetUtcNow();

    public static async Task<Scene> Set(RegistrationFixture fixture, string caller)
    {
        var scene = new Scene(fixture);
        var session = await scene.Populate(caller);
        scene.Asker = await scene.ClientOf(caller, session);
        return scene;
    }

    public Task<HttpClient> As(string who) => fixture.As(people[who]);

    public Task<T> WithDb<T>(Func<RegistrationDb, Task<T>> work) => fixture.WithDb(work);

    /// <summary>Writes rows past the service.</summary>
    public Task Keep(params object[] rows) => fixture.WithDb<RegistrationDb>(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    private Task<Guid> Populate(string caller) => fixture.WithDb<RegistrationDb, Guid>(async db =>
    {
        var (lab, other) = (NewLab(), NewLab());
        (Lab, OtherLab) = (lab.Id, other.Id);
        db.AddRange(lab, other);
        var asks = caller is Nobody or Expired or Forged ? Coordinator : caller;
        foreach (var who in new[] { Owner, Member, Another, Coordinator, asks }.Distinct())
        {
            people[who] = await Register(db, who, who is Stranger or Elsewhere or Operator ? other.Id : lab.Id, who == asks
                ? AskerPhone : null);
        }

        AskerId = people[asks];
        var session = Session.Start(AskerId, DeviceKind.Other, null, Now);
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });

    private static Lab NewLab()
    {
        var code = $"lab-{Guid.NewGuid():N}";
        return Labs.Labs.Lab.Open(code, LocalText.Same(code), LocalText.Same(code), LocalText.Same(code), 2026, null, null, [], [],
            BookingWorld.Always);
    }

    private async Task<Guid> Register(RegistrationDb db, string who, Guid labId, string? phone)
    {
        var vault = fixture.Services.GetRequiredService<PersonVault>();
        var person = Person.Register(Guid.CreateVersion7(Now), "ky", Now);
        person.Introduce("ky");
        var entry = await vault.NewEntry(person.Id, CancellationToken.None);
        vault.KeepPhone(entry, PhoneNumber.TryRead(phone ?? RegistrationFixture.NewPhone())!);
        vault.KeepProfile(person, entry, PeopleSteps.NewWord(), null, Now);
        db.AddRange(person, entry, Membership.Start(labId, person.Id, Now));
        db.AddRange(((string[])[Consent.Platform, Consent.Demographics, "stories", "pictures"])
            .Select(purpose => Consent.Give(person.Id, purpose, ConsentTexts.Current(purpose).Version, "ky", ConsentWay.App, Now)));
        var role = who switch
        {
            Elsewhere or Coordinator => Role.Coordinator,
            Trainer => Role.Trainer,
            Operator => Role.Operator,
            _ => (Role?)null
        };
        if (role is { } given)
        {
            db.Add(RoleGrant.Give(person.Id, given, given is Role.Operator ? null : labId, null, Now));
        }

        return person.Id;
    }

    private async Task<HttpClient> ClientOf(string caller, Guid session)
    {
        var client = fixture.From();
        if (caller != Nobody)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(caller, session));
        }

        return client;
    }

    private async Task<string> Token(string caller, Guid session)
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        if (caller is not (Expired or Forged))
        {
            var person = await scope.ServiceProvider.GetRequiredService<RegistrationDb>().People.SingleAsync(p => p.Id == AskerId);
            return (await scope.ServiceProvider.GetRequiredService<Tokens>()
                .Answer(session, person, "", CancellationToken.None)).AccessToken;
        }

        // The very token that opens everything at the lab, but for its time or its signature.
        var ours = await scope.ServiceProvider.GetRequiredService<SigningKeys>().Signing(CancellationToken.None);
        var expires = caller == Expired ? Now.AddMinutes(-5) : Now.AddMinutes(AccessTokens.Minutes);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.Issuer,
            Audience = AccessTokens.Audience,
            TokenType = AccessTokens.Type,
            IssuedAt = expires.AddMinutes(-AccessTokens.Minutes).UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = $"{AskerId}",
                ["sid"] = $"{session}",
                ["role"] = new[] { $"coordinator:{Lab}", "operator" },
            },
            SigningCredentials = caller == Expired
                ? ours
                : new SigningCredentials(new ECDsaSecurityKey(NotOurs.ECDsa) { KeyId = ours.Key.KeyId }, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
