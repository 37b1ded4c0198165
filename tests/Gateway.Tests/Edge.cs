using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(Servers))]
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace CreativeLabs.Gateway;

/// <summary>A gateway on a real socket, with the given services behind it.</summary>
internal sealed class Edge : WebApplicationFactory<Program>
{
    private static int lastAddress;

    private readonly Dictionary<string, string?> settings;
    private readonly bool trustTestTokens;

    /// <summary>Callers of this gateway come from an address of their own, so that tests do not share limits.</summary>
    private readonly IPAddress callersAddress;

    private Edge(Dictionary<string, string?> settings, bool trustTestTokens, IPAddress? callersAddress)
    {
        this.settings = settings;
        this.trustTestTokens = trustTestTokens;
        var number = Interlocked.Increment(ref lastAddress);
        this.callersAddress = callersAddress
            ?? new IPAddress([127, (byte)(Environment.ProcessId % 200 + 20), (byte)(number / 250), (byte)(number % 250 + 2)]);
        UseKestrel();
        StartServer();
    }

    public TestClock Clock { get; } = new();

    public static Edge Start(
        Servers servers, IEnumerable<(string Service, Uri Address)> copies, Dictionary<string, string?>? settings = null,
        bool trustTestTokens = true, IPAddress? callersAddress = null)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:redis"] = servers.Redis,
            // Tests share a busy machine; what happens without Redis has its own.
            ["Limits:RedisMilliseconds"] = "5000",
            // Tests look at what reaches the service; what is told again has its own.
            ["Cache:Seconds"] = "0",
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
            ["Logging:LogLevel:Yarp"] = "None",
        };
        foreach (var service in copies.GroupBy(copy => copy.Service))
        {
            foreach (var (number, copy) in service.Index())
            {
                all[$"services:{service.Key}:http:{number}"] = copy.Address.ToString();
            }
        }

        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        var edge = new Edge(all, trustTestTokens, callersAddress);
        if (all["ConnectionStrings:redis"] == servers.Redis)
        {
            // On a busy machine connecting can take longer than the second after which the gateway goes on by itself.
            var redis = edge.Services.GetRequiredService<IConnectionMultiplexer>();
            SpinWait.SpinUntil(() => redis.IsConnected, TimeSpan.FromSeconds(20)).ShouldBeTrue("Redis is away");
        }

        return edge;
    }

    /// <summary>A gateway with one service behind it.</summary>
    public static Edge Start(Servers servers, Upstream upstream, string service = "registration",
        Dictionary<string, string?>? settings = null) =>
        Start(servers, [(service, upstream.Address)], settings);

    /// <summary>A client with a token, or of nobody.</summary>
    public HttpClient Client(string? token = null, string language = "en")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            // Whatever a caller may write into a header.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            // Who asks before she sends waits for the answer.
            Expect100ContinueTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(callersAddress, 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public IPAddress CallersAddress => callersAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // Any free port, asked for here: the factory's own way can come after the server has started.
        builder.UseUrls("http://127.0.0.1:0");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            if (trustTestTokens)
            {
                services.TrustTestTokens();
            }
        });
    }
}

/// <summary>Looks until something holds.</summary>
internal static class Eventually
{
    /// <summary>Up to 20 s.</summary>
    public static async Task Holds(Func<Task<bool>> holds)
    {
        var until = DateTime.UtcNow.AddSeconds(20);
        while (!await holds())
        {
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException("It did not come to hold within 20 s.");
            }

            await Task.Delay(50);
        }
    }
}
