namespace CreativeLabs.AppHost.Local;

/// <summary>
/// A server of this machine's own, run privately: data in a folder of ours, loopback only, a free port that stays the same
/// for the life of the object, so that a server can be stopped or killed and come back where its clients look for it.
/// </summary>
public interface ILocalServer : IAsyncDisposable
{
    /// <summary>The port on 127.0.0.1, from 15000 to 31999.</summary>
    int Port { get; }

    /// <summary>What a client needs to connect, password included: never log it.</summary>
    string ConnectionString { get; }

    /// <summary>The server's process while it runs.</summary>
    int? ProcessId { get; }

    /// <summary>Completes when the running process ends, for whatever reason; completed when none runs.</summary>
    Task Exited { get; }

    /// <summary>Starts it on its folder's data and returns when it answers clients.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or it ended or did not answer within 60 seconds.</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks it to end in order, for four seconds; whatever is still there then is killed.</summary>
    Task StopAsync();

    /// <summary>Kills it with everything that it started, as a power cut would.</summary>
    Task KillAsync();

    /// <summary>Removes its data. It must be stopped.</summary>
    void DeleteData();
}
