using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.Keys;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.Webhooks;
using CreativeLabs.Notifications.World;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CreativeLabs.Notifications.World;

/// <summary>Notifications on real servers, with the real sandbox as its SMS provider and real HTTP both ways.</summary>
public class NotificationsFixture(Servers servers) : ServiceFixture<Program>(servers, "notifications")
{
    private readonly Listener door = new();
    private int phones;

    /// <summary>A partner's system.</summary>
    public PartnerListener Partner { get; } = new();

    /// <summary>Names of hosts, as a partner's name server answers; any other is asked of the machine.</summary>
    public ConcurrentDictionary<string, IPAddress[]> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where providers bring their receipts.</summary>
    public string Callbacks => door.Address;

    public SandboxServer Sandbox => field ??= new SandboxServer(Clock);

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["services:sandbox:http:0"] = Sandbox.Address,
        ["Callbacks:Address"] = door.Address,
        ["Sandbox:Key"] = SandboxServer.Key,
        ["Webhooks:Trusted"] = Partner.Address,
        ["Sms:PartsADay"] = "50",
        // Tests make calls fail one after the other; what one of them broke must not be broken for the next.
        ["Sms:CallsBeforeBreaking"] = "100000",
    };

    public override async ValueTask InitializeAsync()
    {
        MoveTo(hour: 10);
        Sandbox.Start();
        await door.StartAsync();
        await Partner.StartAsync();
        Prepare();
        await base.InitializeAsync();
        var dispatch = Services.GetRequiredService<DispatchSignal>();
        foreach (var lane in Enum.GetValues<Lane>())
        {
            Clock.OnAdvance(() => dispatch.Set(lane));
        }

        Clock.OnAdvance(Services.GetRequiredService<WebhookSignal>().Set);
        var service = Anonymous();
        door.Answer = async (arrived, _) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, arrived.Path + arrived.Query)
            {
                Content = new StringContent(arrived.Body, Encoding.UTF8, arrived.ContentType),
            };
            foreach (var (name, value) in arrived.Signatures)
            {
                request.Headers.Add(name, value);
            }

            using var response = await service.SendAsync(request);
            return (int)response.StatusCode;
        };
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
        await door.DisposeAsync();
        await Partner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client signed in as a program of this partner.</summary>
    public HttpClient PartnerOf(Guid partner, string scope, params Guid[] labs)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.ForPartner(partner, scope, labs));
        return client;
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<ResolveHost>((host, token) =>
        Hosts.TryGetValue(host, out var known) ? Task.FromResult(known) : Dns.GetHostAddressesAsync(host, token));

    /// <summary>Before the service starts.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Moves on to the next time that it is this hour in Bishkek.</summary>
    public void MoveTo(int hour)
    {
        var there = Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(6));
        var moment = new DateTimeOffset(there.Date.AddHours(hour), there.Offset);
        Clock.Advance((moment > there ? moment : moment.AddDays(1)) - there);
    }

    /// <summary>A number that no other test uses.</summary>
    public string NewPhone() => $"+99670055{Interlocked.Increment(ref phones):0000}";

    /// <summary>As Registration seals for a delivery or a challenge.</summary>
    public byte[] Seal(string text, Guid id, string what = "")
    {
        var key = Services.GetRequiredService<TransportKeys>().Make(id, TimeSpan.FromMinutes(10)).GetAwaiter().GetResult();
        return Sealed.Seal(key, text, $"{id}{what}");
    }

    public SignInCodeIssued Code(string phone, string code, string language = "ky", TimeSpan? lasts = null)
    {
        var challenge = Guid.CreateVersion7();
        return new SignInCodeIssued(challenge, Seal(phone, challenge), Seal(code, challenge, "/code"), language,
            Clock.GetUtcNow() + (lasts ?? TimeSpan.FromMinutes(5)));
    }

    /// <summary>Answers as Registration does, for each delivery of the person that asks; returns the last one.</summary>
    public async Task<Guid> Address(Guid person, string? phone, int times = 1)
    {
        await Eventually(() => Task.FromResult(Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person).Count >= times));
        var delivery = Broker.Heard<DeliveryAddressRequested>(f => f.PersonId == person)[times - 1].DeliveryId;
        await Broker.Tell(new DeliveryAddressed(delivery, phone is null ? null : Seal(phone, delivery)));
        return delivery;
    }
}

/// <summary>One database and one clock: the tests of the service run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneWorld : ICollectionFixture<NotificationsFixture>
{
    public const string Name = "one world";
}
