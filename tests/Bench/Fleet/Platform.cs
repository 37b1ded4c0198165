using System.Diagnostics;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Serve;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Fleet;

/// <summary>All processes of the platform, started together on databases of their own, and as many empty minimal APIs.</summary>
internal sealed class Platform
{
    private static readonly (string Name, string Project, string[] Paths)[] Programs =
    [
        ("sandbox", "services/Sandbox", ["/health"]),
        ("registration", "services/Registration", ["/v1/events", "/health"]),
        ("training", "services/Training", ["/v1/offerings", "/v1/courses", "/health"]),
        ("mentoring", "services/Mentoring", ["/v1/mentoring-topics", "/health"]),
        ("marketplace", "services/Marketplace", ["/v1/listings", "/health"]),
        ("notifications", "services/Notifications", ["/health"]),
        ("gateway", "gateway", ["/v1/offerings", "/v1/events", "/v1/mentoring-topics", "/v1/listings"]),
    ];

    private static readonly string[] NoLimit =
        ["Limits__Caller", "Limits__Address", "Limits__WithoutRedis__Caller", "Limits__WithoutRedis__Address"];

    private readonly Dictionary<string, string> databases = new(StringComparer.Ordinal);
    private readonly Queue<Figures> platforms = new();
    private readonly Queue<Figures> empties = new();
    private Servers servers = null!;

    /// <summary>One for the rows that share its rounds.</summary>
    public static Platform Shared { get; } = new();

    public async Task Prepare(Stage stage)
    {
        servers = stage.Servers;
        foreach (var (name, _,
            _) in Programs.Where(program => program.Name is not ("sandbox" or "gateway") && !databases.ContainsKey(program.Name)))
        {
            databases[name] = await Pair.NewDatabase(servers, $"bench_{name}_fleet");
            if (name is "registration" or "training" or "mentoring")
            {
                databases[$"{name}-keys"] = await Pair.NewDatabase(servers, $"bench_{name}_fleet_keys");
            }
        }
    }

    /// <summary>A round of the platform: what another row has measured and nobody has taken yet, or a new one.</summary>
    public Task<Figures> Platforms(bool keep) => Round(platforms, keep, Settings());

    /// <summary>A round of empty ones.</summary>
    public Task<Figures> Empties(bool keep) =>
        Round(empties, keep,
        [.. Programs.Select(program => (program.Name, "tests/Bench/Bare", (string[])["/health"], Array.Empty<(string, string)>()))]);

    private static async Task<Figures> Round(
        Queue<Figures> known, bool keep, List<(string Name, string Project, string[] Paths, (string, string)[] Settings)> programs)
    {
        if (!keep && known.TryDequeue(out var before))
        {
            return before;
        }

        var started = Stopwatch.GetTimestamp();
        var children = await Task.WhenAll(programs.Select(program => ChildProgram.Start(program.Project, program.Settings)));
        var figures = new Figures
        {
            ["s to healthy"] = Stopwatch.GetElapsedTime(started).TotalSeconds,
            ["CPU s to healthy"] = children.Sum(child => child.ProcessorSeconds)
        };
        foreach (var (child, number) in children.Select((child, number) => (child, number)))
        {
            figures[$"{programs[number].Name} MB"] = child.ResidentMegabytes;
        }

        foreach (var (child, number) in children.Select((child, number) => (child, number)))
        {
            using var paths = await LinesFile.Of(programs[number].Paths);
            await Wrk.Run(child.Address, paths.Path, seconds: 1);
            figures[$"{programs[number].Name} MB after load"] = child.ResidentMegabytes;
        }

        foreach (var child in children)
        {
            await child.DisposeAsync();
        }

        if (keep)
        {
            known.Enqueue(figures);
        }

        return figures;
    }

    private List<(string Name, string Project, string[] Paths, (string, string)[] Settings)> Settings()
    {
        var addresses = Programs.ToDictionary(program => program.Name, _ => ChildProgram.FreeAddress().ToString(), StringComparer.Ordinal);
        (string, string)[] all =
        [
            ("ConnectionStrings__messaging", servers.Rabbit), ("ConnectionStrings__redis", servers.Redis), ("Migrate", "true"),
            ("Seed", "true"), ("Platform__Key", new string('7', 64)), ("Sandbox__Key", "bench-sandbox-key-bench-sandbox-key"),
            ("FreedomPay__Secret", "bench-freedompay-secret"),
            ("Callbacks__Address", addresses["gateway"]), ("Public__Address", addresses["gateway"]),
            .. addresses.Select(address => ($"services__{address.Key}__http__0", address.Value)),
            .. databases.Select(database => ($"ConnectionStrings__{database.Key}", database.Value)),
            .. NoLimit.Select(limit => (limit, "1000000")), ("Limits__WindowSeconds", "1"),
        ];
        return [.. Programs.Select(program =>
            (program.Name, program.Project, program.Paths, ((string, string)[])[.. all, ("ASPNETCORE_URLS", addresses[program.Name])]))];
    }
}
