using System.Net.Http.Headers;

namespace CreativeLabs.Support;

/// <summary>The world of one question to a service that trusts the test run's tokens: people made for it alone, and one of them who
/// asks.</summary>
/// <param name="fixture">The service.</param>
/// <param name="caller">Who asks.</param>
public abstract class AccessScene<TProgram>(ServiceFixture<TProgram> fixture, string caller)
    where TProgram : class
{
    /// <summary>Without a token.</summary>
    public const string Nobody = "nobody";

    /// <summary>A token with all rights at the lab that has expired.</summary>
    public const string Expired = "expired";

    /// <summary>A token with all rights at the lab that a key signed which is not ours.</summary>
    public const string Forged = "forged";

    /// <summary>A partner's program with a scope at the lab.</summary>
    public const string Partner = "partner";

    /// <summary>A woman without any role, who has no part in what is asked about.</summary>
    public const string Stranger = "stranger";

    /// <summary>The coordinator of another lab.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>A trainer of the lab.</summary>
    public const string Trainer = "trainer";

    /// <summary>The lab's coordinator.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>An operator, who has no role at the lab.</summary>
    public const string Operator = "operator";

    private readonly Dictionary<string, Guid> people = new(StringComparer.Ordinal);

    /// <summary>The lab of what is asked about.</summary>
    public Guid Lab { get; protected set; } = Guid.CreateVersion7();

    /// <summary>Another one.</summary>
    public Guid OtherLab { get; protected set; } = Guid.CreateVersion7();

    /// <summary>The service's time.</summary>
    public DateTimeOffset Now => fixture.Clock.GetUtcNow();

    /// <summary>Who asks.</summary>
    public HttpClient Asker => As(caller);

    /// <summary>The id of who asks; of those who are nobody to the service, of the coordinator.</summary>
    public Guid AskerId => Id(caller is Nobody or Expired or Forged or Partner ? Coordinator : caller);

    /// <summary>The id of one of the people.</summary>
    public Guid Id(string who) => people.TryGetValue(who, out var id) ? id : people[who] = Guid.CreateVersion7();

    /// <summary>A client of one of the people.</summary>
    public HttpClient As(string who) => who switch
    {
        Nobody => fixture.Anonymous(),
        Partner => fixture.PartnerClient("impact:read", Lab),
        Expired => With(TestTokens.Create(Id(Coordinator), Guid.CreateVersion7(), AllRoles, life: TimeSpan.FromMinutes(-10))),
        Forged => With(TestTokens.Forged(Id(Coordinator), [.. AllRoles])),
        _ => fixture.Client(Id(who), RolesOf(who)),
    };

    private IEnumerable<string> AllRoles => [$"coordinator:{Lab}", "operator"];

    /// <summary>The roles of one of the people.</summary>
    protected virtual string[] RolesOf(string who) => who switch
    {
        Elsewhere => [$"coordinator:{OtherLab}"],
        Trainer => [$"trainer:{Lab}"],
        Coordinator => [$"coordinator:{Lab}"],
        Operator => ["operator"],
        _ => [],
    };

    private HttpClient With(string token)
    {
        var client = fixture.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
