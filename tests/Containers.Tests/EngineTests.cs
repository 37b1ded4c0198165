using System.Diagnostics;
using System.Globalization;

namespace CreativeLabs.Containers.Tests;

/// <summary>An engine that a run started goes with it, however the run ends.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly string state = Directory.CreateTempSubdirectory("creativelabs-engine-").FullName;

    [Theory]
    [InlineData("ends")]
    [InlineData("is stopped")]
    [InlineData("is killed")]
    public async Task Nothing_of_an_engine_is_left_however_its_run_ends(string end)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["STATE"] = state, ["ENGINE"] = "own", ["IMAGES"] = "redis",
        };
        using var owner = new Command(variables, "tests/containers/engine", "bash", "-c", """
            echo network $(docker network create more) &&
              docker run --detach --network more --volume kept:/data --publish 6379 $Images__redis && echo owner $CREATIVELABS_ENGINE.
            until [[ -e $STATE/end ]]; do sleep 0.1; done
            """);
        await Until(() => owner.Said.Contains("owner", StringComparison.Ordinal), () => owner.Said);
        var name = (await File.ReadAllTextAsync(Path.Combine(state, "engine/name"))).Trim();
        var network = owner.Said.Split("network ")[1][..12];
        Left(name, network).Count().ShouldBeGreaterThan(5);

        switch (end)
        {
            case "ends":
                await File.WriteAllTextAsync(Path.Combine(state, "end"), string.Empty);
                break;
            case "is stopped":
                owner.Stop();
                break;
            default:
                Process.GetProcessById(int.Parse(owner.Said.Split("owner ")[1].Split('.')[0], CultureInfo.InvariantCulture)).Kill();
                break;
        }

        await Until(() => !Left(name, network).Any(), () => string.Join('\n', Left(name, network)));
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    private static async Task Until(Func<bool> holds, Func<string> instead)
    {
        var until = DateTime.UtcNow.AddMinutes(2);
        while (!holds())
        {
            (DateTime.UtcNow < until).ShouldBeTrue(instead());
            await Task.Delay(100);
        }
    }

    /// <summary>What there is of an engine: its folder, its bridges, its control groups, its mounts, its programs.</summary>
    private IEnumerable<string> Left(string name, string network)
    {
        var groups = Directory.EnumerateDirectories("/sys/fs/cgroup").Select(controller => Path.Combine(controller, name));
        string[] paths = [$"/run/{name}", $"/sys/class/net/{name}", $"/sys/class/net/br-{network}", $"/sys/fs/cgroup/{name}",
            $"{state}/engine/socket", .. groups];
        var mounts = File.ReadLines("/proc/mounts").Where(mount =>
            mount.Contains($"/run/{name}/", StringComparison.Ordinal) || mount.Contains($"{state}/", StringComparison.Ordinal));
        return [.. paths.Where(Path.Exists), .. mounts, .. Programs(name)];
    }

    private static IEnumerable<string> Programs(string name)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            string command;
            try
            {
                command = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                // It has ended since.
                continue;
            }

            if (command.Contains($"/run/{name}/", StringComparison.Ordinal))
            {
                yield return command.Replace('\0', ' ');
            }
        }
    }
}
