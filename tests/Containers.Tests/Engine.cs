using CreativeLabs.Containers.Tests;

[assembly: AssemblyFixture(typeof(Engine))]

namespace CreativeLabs.Containers.Tests;

/// <summary>A container engine with the images of the three servers, for the assembly: what <c>tests/containers/engine</c> gives a command.
/// It is taken down with the assembly.</summary>
public sealed class Engine : IAsyncLifetime
{
    private const string Tell = """
        for name in PATH DOCKER_HOST DOCKER_API_VERSION ${!TESTCONTAINERS_*} CREATIVELABS_ENGINE ${!Images__*}; do
          [[ -z ${!name:-} ]] || printf 'has %s=%s\n' "$name" "${!name}"
        done
        echo ready
        exec sleep infinity
        """;

    private readonly Command holder =
        new(new Dictionary<string, string>(StringComparer.Ordinal), "tests/containers/engine", "bash", "-c", Tell);

    private Dictionary<string, string> variables = [];

    /// <summary>What a program needs to find the engine and the images.</summary>
    internal IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>The image of postgres, messaging or redis.</summary>
    public string Image(string server) => variables[$"Images__{server}"];

    /// <summary>The variables, with those of one command.</summary>
    internal Dictionary<string, string> With(params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(variables, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return all;
    }

    public async ValueTask InitializeAsync()
    {
        // The first time it installs Debian's engine and makes the images.
        var until = DateTime.UtcNow.AddMinutes(5);
        while (!holder.Said.Contains("ready", StringComparison.Ordinal))
        {
            if (holder.HasEnded || DateTime.UtcNow > until)
            {
                throw new InvalidOperationException($"There is no container engine: {holder.Said}");
            }

            await Task.Delay(100);
        }

        variables = holder.Said.Split('\n').Where(line => line.StartsWith("has ", StringComparison.Ordinal))
            .Select(line => line[4..].Trim().Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            // For Testcontainers in this process.
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        holder.Stop();
        await holder.End(TimeSpan.FromMinutes(2));
        holder.Dispose();
    }
}
