using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CreativeLabs.Support;

/// <summary>A server of this machine's own, started by the script that the AppHost starts it by (<c>AppHost/servers</c>): data in a folder
/// of ours, loopback only, a free port that stays the same for the life of the object, so that a server can be stopped or killed and come
/// back where its clients look for it. It cannot outlive this process, even when this one is killed.</summary>
/// <param name="name">The script's.</param>
/// <param name="folder">Holds data, configuration and log. Made when missing.</param>
public abstract class MachineServer(string name, string folder) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Process? process;
    private bool hasAnswered;

    /// <summary>The port on 127.0.0.1, from 15000 to 31999.</summary>
    public int Port { get; private set; } = FreePort();

    /// <summary>What a client needs to connect, password included: never log it.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>The server's process while it runs.</summary>
    public int? ProcessId => process is { HasExited: false } running ? running.Id : null;

    /// <summary>Where its data lies.</summary>
    protected string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    /// <summary>Safe in a URL and in any configuration file.</summary>
    protected string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What asks it to end in order.</summary>
    protected virtual string StopSignal => "-TERM";

    private string LogPath => Path.Combine(Folder, "server.log");

    /// <summary>Starts it on its folder's data and returns when it answers clients. A port that was free a moment ago may be taken when
    /// it is first started; then it is started on another one.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or it ended or did not answer within 60 seconds.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await StartOnceAsync(cancellationToken);
                hasAnswered = true;
                return;
            }
            catch (InvalidOperationException) when (!hasAnswered && tries < 3)
            {
                TakePorts();
            }
        }
    }

    private async Task StartOnceAsync(CancellationToken cancellationToken)
    {
        string[] script = ["/bin/bash", Path.Combine(AppContext.BaseDirectory, "servers", name), Folder, $"{Port}", .. Arguments];
        string[] command = ["setpriv", "--pdeathsig", "KILL", "--", "/bin/sh", "-c", "exec \"$@\" >\"$0\" 2>&1", LogPath, .. script];
        process = await Spawner.StartAsync(new ProcessStartInfo("/usr/bin/setsid", command)
        {
            UseShellExecute = false,
            Environment = { ["SERVER_PASSWORD"] = Password, ["DIES_WITH_PARENT"] = "1" },
        });
        var begun = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(process.Id))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                await KillAsync();
                throw new InvalidOperationException($"{name} does not answer:\n{string.Join('\n', File.ReadLines(LogPath).TakeLast(15))}");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Asks it to end in order, for four seconds; whatever is still there then is killed.</summary>
    public async Task StopAsync()
    {
        if (ProcessId is { } id)
        {
            using var kill = Process.Start("kill", [StopSignal, $"{id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(4));
            await process!.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await KillAsync();
    }

    /// <summary>Kills it with everything that it started, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            await UntilNobodyHoldsTheFolder();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes other ports than those that it has.</summary>
    protected virtual void TakePorts() => Port = FreePort();

    /// <summary>What the script takes after folder and port.</summary>
    protected virtual IEnumerable<string> Arguments => [];

    /// <summary>Whether it takes clients.</summary>
    protected abstract Task<bool> IsReadyAsync(int id);

    /// <summary>A loopback port that is free, below the range that outgoing connections use: a port from that range can be lost to a client
    /// that keeps trying to connect to it while its server is down.</summary>
    protected static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }

    /// <summary>Says the first words of a protocol and looks at the answer.</summary>
    protected async Task<bool> AnswersAsync(ReadOnlyMemory<byte> words, Func<byte[], bool> isRight)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, Port, timeout.Token);
            await socket.SendAsync(words, timeout.Token);
            var (heard, buffer) = (new List<byte>(), new byte[512]);
            while (await socket.ReceiveAsync(buffer, timeout.Token) is > 0 and var count)
            {
                heard.AddRange(buffer.AsSpan(0, count));
                if (isRight([.. heard]))
                {
                    return true;
                }
            }
        }
        catch (Exception notYet) when (notYet is SocketException or OperationCanceledException)
        {
            // Asked again by the caller.
        }

        return false;
    }

    /// <summary>The script locks the folder for the server and its children: free means that all of them are gone.</summary>
    private async Task UntilNobodyHoldsTheFolder()
    {
        for (var look = 0; look < 200; look++)
        {
            try
            {
                using var held = new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(20);
            }
        }
    }
}
