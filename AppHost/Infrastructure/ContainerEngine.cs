using System.ComponentModel;
using System.Diagnostics;

namespace CreativeLabs.AppHost;

/// <summary>The container engine of this machine, by its command.</summary>
internal sealed class ContainerEngine(string command)
{
    private static readonly string[] Commands = ["docker", "podman"];
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>The first that answers; null when none does.</summary>
    public static ContainerEngine? Find() => Commands.Select(command => new ContainerEngine(command))
        .FirstOrDefault(engine => engine.Runs(TimeSpan.FromSeconds(5), "info"));

    public override string ToString() => command;

    public bool Has(string image) => Runs(Silence, "image", "inspect", image);

    public void RemoveVolume(string name) => Runs(Silence, "volume", "rm", "--force", name);

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

    private bool Runs(TimeSpan patience, params string[] arguments)
    {
        using var process = Start(arguments);
        if (process?.WaitForExit(patience) is false)
        {
            process.Kill();
        }

        return process is { HasExited: true, ExitCode: 0 };
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
