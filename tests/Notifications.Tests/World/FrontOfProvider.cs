using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Notifications.World;

/// <summary>Stands before a provider at a port of its own, so that the provider can be killed: its connections are cut where they are, and
/// nobody listens there until it comes back with all that it took.</summary>
public sealed class FrontOfProvider(Uri provider) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> open = [];
    private TcpListener? listener;
    private int port;

    public string Address => $"http://127.0.0.1:{port}";

    public void Start()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(listener);
    }

    public void Kill()
    {
        listener?.Dispose();
        foreach (var client in open.Keys)
        {
            // A reset, as of a process that is gone, and no polite end.
            client.Client.LingerState = new LingerOption(enable: true, 0);
            client.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                _ = Serve(await from.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // Killed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            open[client] = true;
            await server.ConnectAsync(provider.Host, provider.Port);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side has gone: the other one goes too.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }
}
