using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Edge;

/// <summary>The gateway with the limit in Redis, the gateway by itself, bare YARP and nginx, all before one upstream that answers 1 kB at
/// once.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private static readonly string[] NoLimit =
        ["Limits__Caller", "Limits__Address", "Limits__WithoutRedis__Caller", "Limits__WithoutRedis__Address"];

    private static Gate? shared;

    private readonly List<IAsyncDisposable> kept = [];

    private Gate()
    {
    }

    public ChildProgram Gateway { get; private set; } = null!;

    public ChildProgram GatewayAlone { get; private set; } = null!;

    public ChildProgram Yarp { get; private set; } = null!;

    public Nginx Nginx { get; private set; } = null!;

    public LinesFile Paths { get; private set; } = null!;

    public LinesFile Tokens { get; private set; } = null!;

    /// <summary>The run's; the first row that asks starts it.</summary>
    public static async Task<Gate> Of(Stage stage)
    {
        if (shared is null)
        {
            Stage.Say("Starting the gateway and its counterparts.");
            stage.Keep(shared = new Gate());
            await shared.Start(stage.Servers);
        }

        return shared;
    }

    public async ValueTask DisposeAsync()
    {
        Paths.Dispose();
        Tokens.Dispose();
        kept.Reverse();
        foreach (var one in kept)
        {
            await one.DisposeAsync();
        }
    }

    private async Task Start(Servers servers)
    {
        var keys = await PublishedKeys.Start();
        kept.Add(keys);
        var upstream = await Keep(ChildProgram.Start("tests/Bench/Bare", ("Answer", $$"""{"text":"{{new string('a', 1000)}}"}""")));
        Yarp = await Keep(ChildProgram.Start("tests/Bench/Bare", ("Proxy", upstream.Address.ToString())));
        Gateway = await Keep(Edge(upstream, keys, servers.Redis));
        GatewayAlone = await Keep(Edge(upstream, keys, "127.0.0.1:9"));
        Nginx = await Nginx.Start(upstream.Address);
        kept.Add(Nginx);
        Paths = await LinesFile.Of(Enumerable.Range(0, 100).Select(_ => $"/v1/offerings/{Guid.NewGuid()}"));
        Tokens = await LinesFile.Of(Enumerable.Range(0, 100)
            .Select(_ => TestTokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), [], TimeSpan.FromHours(1))));
    }

    /// <summary>Every service behind it is the one upstream; Registration gives the keys.</summary>
    private static Task<ChildProgram> Edge(ChildProgram upstream, PublishedKeys keys, string redis) => ChildProgram.Start("gateway",
    [
        ("ConnectionStrings__redis", redis), ("services__registration__http__0", keys.Address.ToString()),
        .. new[] { "training", "mentoring", "marketplace",
        "notifications" }.Select(service => ($"services__{service}__http__0", upstream.Address.ToString())),
        .. NoLimit.Select(limit => (limit, "1000000")), ("Limits__WindowSeconds", "1"),
    ]);

    private async Task<ChildProgram> Keep(Task<ChildProgram> starting)
    {
        var child = await starting;
        kept.Add(child);
        return child;
    }
}
