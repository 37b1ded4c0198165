using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>One copy of the probe service as a process of its own, which can really be killed.</summary>
public sealed partial class ProbeProcess : IAsyncDisposable
{
    private const string Urls = "ASPNETCORE_URLS";

    private readonly ConcurrentQueue<string> output = new();
    private readonly ProcessStartInfo start;
    private Process process;
    private volatile Uri? address;
    private bool isKilled;

    private ProbeProcess(ProcessStartInfo start)
    {
        this.start = start;
        process = Run();
        Client = new HttpClient(new WhereItListens(this)) { BaseAddress = new Uri("http://probe"), Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Finds it where it listens; until it has said where, nothing is reached.</summary>
    public HttpClient Client { get; }

    /// <summary>What it wrote, a line each.</summary>
    public string Said => string.Join('\n', output);

    public bool HasExited => process.HasExited;

    /// <summary>Settings of a copy that reaches its broker at an address of its own, and waits for it less long than by default.</summary>
    public static (string, string)[] Impatient(string broker) =>
    [
        ("ConnectionStrings__messaging", broker), ("Messaging__Patience", "00:00:05"), ("Messaging__Farewell", "00:00:03"),
        ("Outbox__ConfirmTimeout", "00:00:03"),
    ];

    public static ProbeProcess Start(FaultServers servers, params (string Name, string Value)[] settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Probe.dll");
        // It dies with this process, even when this one is killed.
        var how = new ProcessStartInfo("/usr/bin/setpriv", ["--pdeathsig", "KILL", "--", "dotnet", "exec", program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            // It takes a port and says which: one that was only looked for could be somebody else's by the time that it starts.
            [Urls] = "http://127.0.0.1:0",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            ["ConnectionStrings__probe"] = servers.Database.Replace(";Pooling=false", "", StringComparison.Ordinal),
            ["ConnectionStrings__messaging"] = servers.Rabbit,
            ["Messaging__Queues"] = servers.Queues,
            // Tests that run beside each other hear nothing of one another.
            ["Messaging__Exchanges"] = $"{servers.Queues}.",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__MassTransit"] = "Error",
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        foreach (var (name, value) in environment)
        {
            how.Environment[name] = value;
        }

        return new ProbeProcess(how);
    }

    /// <summary>Starts it again whenever it ends by itself, as the host of the platform does.</summary>
    public async Task WatchOver()
    {
        while (!isKilled)
        {
            await process.WaitForExitAsync();
            process = isKilled ? process : Run();
        }
    }

    /// <summary>Waits until it answers; false when it died before.</summary>
    public async Task<bool> Ready()
    {
        var until = DateTime.UtcNow.AddMinutes(2);
        while (DateTime.UtcNow < until)
        {
            if (process.HasExited)
            {
                return false;
            }

            try
            {
                if (Listens() && (await Client.GetAsync("/health")).IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // Not well yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The probe did not become ready:\n" + Said);
    }

    /// <summary>Posts an entry; true when the answer says that it is recorded. A dying process answers nothing.</summary>
    public async Task<bool> Record(Guid id, string? poison = null)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/entries") { Content = JsonContent.Create(new { id, poison }) };
            request.Headers.Add("Idempotency-Key", id.ToString());
            using var response = await Client.SendAsync(request);
            LastStatus = response.StatusCode;
            HasRetryAfter = response.Headers.RetryAfter is not null;
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>From now on it is killed at the crash point of this name.</summary>
    public async Task Arm(string crashPoint) =>
        (await Client.PostAsync($"/crash-points/{crashPoint}", null)).EnsureSuccessStatusCode();

    public HttpStatusCode LastStatus { get; private set; }

    public bool HasRetryAfter { get; private set; }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        isKilled = true;
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }

    /// <summary>Waits for a process that is about to end itself; its exit code.</summary>
    public async Task<int> Died()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("The probe goes on:\n" + Said, late);
        }

        return process.ExitCode;
    }

    /// <summary>SIGTERM, and how it went.</summary>
    public async Task<int> Terminate()
    {
        _ = Signal(process.Id, 15);
        return await Died();
    }

    /// <summary>SIGSTOP: alive, and not moving.</summary>
    public void Freeze() => _ = Signal(process.Id, 19);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => _ = Signal(process.Id, 18);

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
        Client.Dispose();
    }

    private Process Run()
    {
        var one = Spawner.StartAsync(start).GetAwaiter().GetResult();
        one.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        one.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        one.BeginOutputReadLine();
        one.BeginErrorReadLine();
        return one;
    }
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int processId, int signal);

    /// <summary>True once it has said where it listens; whoever takes its place listens there too.</summary>
    private bool Listens()
    {
        if (address is null && output.Select(line => ListensAt().Match(line)).FirstOrDefault(line => line.Success) is { } said)
        {
            start.Environment[Urls] = said.Value;
            address = new Uri(said.Value);
        }

        return address is not null;
    }

    /// <summary>Sends a request to where the probe listens.</summary>
    private sealed class WhereItListens(ProbeProcess probe) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = probe.address is { } at
                ? new Uri(at, request.RequestUri!.PathAndQuery) : throw new HttpRequestException("It does not listen yet.");
            return base.SendAsync(request, cancellationToken);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex ListensAt();
}
