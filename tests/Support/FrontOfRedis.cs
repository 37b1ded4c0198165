using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Support;

/// <summary>Stands before Redis for one service under test, so that Redis can be away for it while others go on with it.</summary>
public sealed class FrontOfRedis : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<TcpClient, bool> open = [];
    private readonly DnsEndPoint redis;
    private volatile bool away;

    /// <param name="connection">host:port,password=...</param>
    public FrontOfRedis(string connection)
    {
        var (address, rest) = (connection.Split(',')[0], connection.IndexOf(',', StringComparison.Ordinal));
        redis = new DnsEndPoint(address.Split(':')[0], int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        listener.Start();
        Connection = $"{listener.LocalEndpoint}{(rest < 0 ? "" : connection[rest..])}";
        _ = Accept();
    }

    /// <summary>The same password at this port.</summary>
    public string Connection { get; }

    /// <summary>Every connection is cut, and so is every new one.</summary>
    public void GoAway()
    {
        away = true;
        foreach (var client in open.Keys)
        {
            client.Dispose();
        }
    }

    /// <summary>With the same data.</summary>
    public void ComeBack() => away = false;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Dispose();
        GoAway();
        ended.Dispose();
    }

    private async Task Accept()
    {
        while (!ended.IsCancellationRequested)
        {
            _ = Serve(await listener.AcceptTcpClientAsync(ended.Token));
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            open[client] = true;
            if (!away)
            {
                await server.ConnectAsync(redis.Host, redis.Port, ended.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), ended.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), ended.Token));
            }
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or OperationCanceledException
            or InvalidOperationException)
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
