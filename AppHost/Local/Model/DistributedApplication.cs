using System.Reflection;

namespace CreativeLabs.AppHost.Local;

/// <summary>The whole of what runs; see <c>AppHost/Program.cs</c>.</summary>
public sealed class DistributedApplication
{
    private readonly IReadOnlyList<IResource> _resources;
    private readonly HostOptions _options;
    private readonly StateFolder _state;
    private readonly HostConsole _console;

    internal DistributedApplication(IReadOnlyList<IResource> resources, HostOptions options, StateFolder state, HostConsole console) =>
        (_resources, _options, _state, _console) = (resources, options, state, console);

    internal static string BuildConfiguration { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    /// <summary>Begins the model. Ends the process, with a sentence, when the options are wrong or another run has the state
    /// folder.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return new DistributedApplicationBuilder(HostOptions.Parse(args), ProjectFolder());
        }
        catch (HostRefusal refusal)
        {
            (refusal.Code == 0 ? Console.Out : Console.Error).WriteLine(refusal.Message);
            Environment.Exit(refusal.Code);
            throw;
        }
    }

    /// <summary>Runs the model until Ctrl-C, SIGTERM or, with <c>--check</c>, the end of the journey; sets the exit code.</summary>
    public void Run()
    {
        using (_state)
        {
            Environment.ExitCode = new Runner(_resources, _options, _state, _console).RunAsync().GetAwaiter().GetResult();
        }
    }

    /// <summary>The folder of the project that the model lies in; paths in the model start there.</summary>
    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new HostRefusal($"{AppContext.BaseDirectory} does not lie in a project's folder.", 1);
    }
}
