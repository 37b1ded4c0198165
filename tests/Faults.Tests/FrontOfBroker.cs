using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Faults;

/// <summary>Stands before the broker, hands on what both sides say, frame by frame, and can play two faults that a broker itself shows by
/// chance only.</summary>
public sealed class FrontOfBroker : IAsyncDisposable
{
    private const byte Heartbeat = 8;

    // connection.close: 320, no text, because of nothing in particular.
    private static readonly byte[] Close = [1, 0, 0, 0, 0, 0, 11, 0, 10, 0, 50, 1, 64, 0, 0, 0, 0, 0, 0xCE];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentDictionary<Guid, Link> links = [];
    private readonly Uri broker;

    public FrontOfBroker(string broker)
    {
        this.broker = new Uri(broker);
        listener.Start();
        Address = new UriBuilder(this.broker) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri.ToString().TrimEnd('/');
        _ = Accept();
    }

    /// <summary>The same user and password at this port.</summary>
    public string Address { get; }

    /// <summary>Every connection is closed with the very packet that says this (an AMQP class and method), as by a broker on its way
    /// down.</summary>
    public (byte Class, byte Method)? ClosesWith { get; set; }

    /// <summary>How many connections were closed so.</summary>
    public int Closed => links.Values.Count(link => link.WasClosed);

    /// <summary>What is connected now stays so, beats its heart and says nothing else any more. New connections are whole.</summary>
    public void Petrify()
    {
        foreach (var link in links.Values)
        {
            link.Petrified = true;
        }
    }

    /// <summary>Cuts every connection.</summary>
    public void Cut()
    {
        foreach (var link in links.Values)
        {
            link.Cut();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Dispose();
        Cut();
        ended.Dispose();
    }

    private async Task Accept()
    {
        while (!ended.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(ended.Token);
            var server = new TcpClient();
            await server.ConnectAsync(broker.Host, broker.Port, ended.Token);
            var link = links[Guid.NewGuid()] = new Link(client, server);
            _ = link.Ask(ended.Token);
            _ = link.Answer(this, ended.Token);
        }
    }

    private sealed class Link(TcpClient client, TcpClient server)
    {
        public bool Petrified { get; set; }

        public bool WasClosed { get; private set; }

        public void Cut()
        {
            client.Dispose();
            server.Dispose();
        }

        public async Task Ask(CancellationToken token)
        {
            try
            {
                var bytes = new byte[8];
                await client.GetStream().ReadExactlyAsync(bytes, token);
                await server.GetStream().WriteAsync(bytes, token);
                await Pump(client, server, frame => frame, token);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException
                or InvalidOperationException)
            {
                Cut();
            }
        }

        public async Task Answer(FrontOfBroker front, CancellationToken token)
        {
            try
            {
                await Pump(server, client, frame =>
                {
                    WasClosed |= front.ClosesWith is var (kind, method) && frame[0] == 1
                        && frame.AsSpan(7).StartsWith(new byte[] { 0, kind, 0, method });
                    return WasClosed ? [.. frame, .. Close] : frame;
                }, token);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException
                or InvalidOperationException)
            {
                Cut();
            }
        }

        private async Task Pump(TcpClient from, TcpClient to, Func<byte[], byte[]> change, CancellationToken token)
        {
            var head = new byte[7];
            while (true)
            {
                await from.GetStream().ReadExactlyAsync(head, token);
                var frame = new byte[head.Length + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(3)) + 1];
                head.CopyTo(frame, 0);
                await from.GetStream().ReadExactlyAsync(frame.AsMemory(head.Length), token);
                if (!Petrified || frame[0] == Heartbeat)
                {
                    await to.GetStream().WriteAsync(change(frame), token);
                }
            }
        }
    }
}
