namespace CreativeLabs.AppHost.Local;

/// <summary>A project of this repository that runs as one or several processes.</summary>
public sealed class ProjectResource : IResourceWithServiceDiscovery
{
    private readonly Lazy<IReadOnlyList<int>> _ports;

    internal ProjectResource(string name, string projectPath)
    {
        Name = name;
        ProjectPath = projectPath;
        _ports = new Lazy<IReadOnlyList<int>>(() => Endpoint?.Allocate(Replicas) ?? []);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Addresses => [.. Ports.Select(port => $"http://127.0.0.1:{port}")];

    internal IReadOnlyList<int> Ports => _ports.Value;

    internal string ProjectPath { get; }

    internal int Replicas { get; set; } = 1;

    internal HttpEndpoint? Endpoint { get; set; }

    internal string? HealthPath { get; set; }

    internal bool IsExternal { get; set; }

    internal bool StartsOnlyWhenAsked { get; set; }

    internal List<string> Arguments { get; } = [];

    internal List<IResource> WaitsFor { get; } = [];

    internal List<ProjectResource> WaitsForEndOf { get; } = [];

    /// <summary>Fills in variables; read when a process starts, for only then are all addresses known.</summary>
    internal List<Action<IDictionary<string, string?>>> Environment { get; } = [];
}

/// <summary>An endpoint of a project, to be handed to another: stands for the first replica's address.</summary>
public sealed class EndpointReference
{
    private readonly ProjectResource _project;

    internal EndpointReference(ProjectResource project) => _project = project;

    /// <summary>Such as <c>http://127.0.0.1:20123</c>.</summary>
    public string Url => _project.Addresses[0];
}

/// <summary>Where a project listens. A port that was asked for is held until the project starts.</summary>
internal sealed class HttpEndpoint(int? wanted, string name)
{
    private System.Net.Sockets.TcpListener? _held;

    public string Name { get; } = name;

    /// <summary>The port asked for, when another had to be taken.</summary>
    public int? Missed { get; private set; }

    public IReadOnlyList<int> Allocate(int replicas)
    {
        var ports = new List<int>();
        if (wanted is { } port)
        {
            (var got, _held) = Local.Ports.HoldFrom(port);
            Missed = got == port ? null : port;
            ports.Add(got);
        }

        while (ports.Count < replicas)
        {
            ports.Add(Local.Ports.Free());
        }

        return ports;
    }

    public void LetGo()
    {
        _held?.Dispose();
        _held = null;
    }
}
