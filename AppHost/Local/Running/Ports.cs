using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CreativeLabs.AppHost.Local;

/// <summary>
/// Free loopback ports. They are taken below the range that outgoing connections use: a port from that range can be lost to
/// a client that keeps trying to connect to it while its server is down.
/// </summary>
internal static class Ports
{
    private static readonly HashSet<int> Given = [];
    private static readonly Lock Gate = new();

    public static int Free()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 32_000);
            if (Hold(port) is not { } held)
            {
                continue;
            }

            held.Dispose();
            lock (Gate)
            {
                if (Given.Add(port))
                {
                    return port;
                }
            }
        }
    }

    /// <summary>Takes the wanted port, or the next free one, until the listener returned is disposed.</summary>
    public static (int Port, TcpListener Held) HoldFrom(int wanted)
    {
        for (var port = wanted; port < Math.Min(wanted + 200, 65_536); port++)
        {
            if (Hold(port) is { } held)
            {
                return (port, held);
            }
        }

        throw new InvalidOperationException($"No port from {wanted} on is free.");
    }

    private static TcpListener? Hold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
