using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Bench.Measure;

/// <summary>A built program as a process of its own on a free loopback port: what it takes of the processor and of memory is its
/// alone.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private ChildProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Processor time since its start.</summary>
    public double ProcessorSeconds => Proc.ProcessorSeconds(process.Id);

    /// <summary>What of it is in memory now.</summary>
    public double ResidentMegabytes => Proc.ResidentMegabytes(process.Id);

    /// <summary>Starts the Release build of a project and waits until it says that it is well.</summary>
    /// <param name="project">The project's folder, from the repository's root.</param>
    /// <param name="settings">Its environment; where to listen is found when it is not said.</param>
    public static async Task<ChildProgram> Start(string project, params (string Name, string Value)[] settings)
    {
        var address = settings.FirstOrDefault(setting => setting.Name == "ASPNETCORE_URLS").Value is { } said
            ? new Uri(said) : FreeAddress();
        var folder = Path.Combine(Repository.Folder, project);
        var name = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csproj").Single());
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "bin", "Release", "net10.0", name + ".dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (variable, value) in settings)
        {
            start.Environment[variable] = value;
        }

        var child = new ChildProgram(new Process { StartInfo = start }, address);
        child.process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        await child.UntilHealthy();
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Client.Dispose();
    }

    private async Task UntilHealthy()
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(90) && !process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[1]} did not become healthy:\n{string.Join('\n', output)}");
    }

    private void Hear(string? line)
    {
        output.Enqueue(line ?? "");
        while (output.Count > 60)
        {
            output.TryDequeue(out _);
        }
    }

    /// <summary>A loopback address that nobody listens at now.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
