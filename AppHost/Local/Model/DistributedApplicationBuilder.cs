using Microsoft.Extensions.Configuration;

namespace CreativeLabs.AppHost.Local;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostOptions _options;
    private readonly Dictionary<string, IResource> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly HostConsole _console;

    public DistributedApplicationBuilder(HostOptions options, string projectFolder)
    {
        _options = options;
        ProjectFolder = projectFolder;
        State = StateFolder.Take(options.State ?? Path.Combine(Path.GetDirectoryName(projectFolder)!, ".state"));
        _console = new HostConsole(options.IsVerbose);
        Configuration.AddInMemoryCollection(options.Values);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name =>
            name.StartsWith("Parameters__", StringComparison.OrdinalIgnoreCase)))
        {
            Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = Environment.GetEnvironmentVariable(name);
        }
    }

    public ConfigurationManager Configuration { get; } = new();

    public string ProjectFolder { get; }

    public StateFolder State { get; }

    public IResourceBuilder<T> Add<T>(T resource)
        where T : IResource
    {
        if (!_resources.TryAdd(resource.Name, resource))
        {
            throw new InvalidOperationException($"The model names {resource.Name} twice.");
        }

        return new ResourceBuilder<T>(resource);
    }

    public string LogPath(string name) => State.LogPath(name);

    public Action<string> ServerLines(string name) => line => _console.ServerLine(name, line);

    public DistributedApplication Build() => new([.. _resources.Values], _options, State, _console);
}
