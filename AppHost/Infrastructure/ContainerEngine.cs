using System.ComponentModel;
using System.Diagnostics;

namespace CreativeLabs.AppHost;

/// <summary>The container engine of this machine, by its command.</summary>
internal sealed class ContainerEngine(string command)
{
    private static readonly string[] Commands = ["docker", "podman"];
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Of docker's command; Aspire's orchestrator works with none before it, and does not say so.</summary>
    private static readonly Version Oldest = new(25, 0);

    /// <summary>The first that answers; null when none does.</summary>
    public static ContainerEngine? Find() => Commands.Select(command => new ContainerEngine(command))
        .FirstOrDefault(engine => engine.OutputOf(TimeSpan.FromSeconds(5), "info") is not null);

    /// <summary>Why Aspire cannot work with it; null when it can.</summary>
    public string? Unfit() => command == "docker" && OutputOf(Silence, "version", "--format", "{{.Client.Version}}") is { } version
        && Version.TryParse(version.Trim().Split('-', '+')[0], out var number) && number < Oldest
            ? $"the docker command is of version {number}, and Aspire needs {Oldest} or newer" : null;

    public override string ToString() => command;

    public bool Has(string image) => OutputOf(Silence, "image", "inspect", image) is not null;

    public void RemoveVolume(string name) => OutputOf(Silence, "volume", "rm", "--force", name);

    /// <summary>Null when it has the image now, else why not. It may take its time as long as it says anything at all.</summary>
    public string? Pull(string image)
    {
        using var pull = Start("pull", image)!;
        var (said, heard) = (new List<string>(), new ManualResetEventSlim());
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lock (said)
            {
                said.Add(line.Data ?? string.Empty);
                heard.Set();
            }
        }

        pull.OutputDataReceived += Hear;
        pull.ErrorDataReceived += Hear;
        pull.BeginOutputReadLine();
        pull.BeginErrorReadLine();
        if (!heard.Wait(Silence))
        {
            pull.Kill();
            return $"the registry did not answer within {Silence.TotalSeconds} seconds.";
        }

        pull.WaitForExit();
        return pull.ExitCode == 0 ? null : said.LastOrDefault(line => line.Length > 0) ?? $"code {pull.ExitCode}.";
    }

    /// <summary>What a command printed; null when it failed or did not end in time.</summary>
    private string? OutputOf(TimeSpan patience, params string[] arguments)
    {
        using var process = Start(arguments);
        var said = process?.StandardOutput.ReadToEndAsync();
        if (process?.WaitForExit(patience) is false)
        {
            process.Kill();
            return null;
        }

        return process is { ExitCode: 0 } ? said!.GetAwaiter().GetResult() : null;
    }

    private Process? Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(command, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
