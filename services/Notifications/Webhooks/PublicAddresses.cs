using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Finds the addresses of a host.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken token);

/// <summary>Somebody's webhook leads into a private network.</summary>
internal sealed class PrivateAddressException() : IOException("The address is not a public one.");

/// <summary>Connects to public addresses alone. The name is resolved here and the connection made to what was looked at, so that a name
/// which answers otherwise a moment later leads nowhere else.</summary>
internal sealed class PublicAddresses(ResolveHost resolve, TrustedHosts trusted)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7",
            "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var one = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(NotPublic, network => network.Contains(one));
    }

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken token)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await resolve(host, token);
        var allowed = trusted.Contains(host, port) ? found : Array.FindAll(found, IsPublic);
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Hosts that may be private and speak plain HTTP: the sandbox, in development.</summary>
internal sealed class TrustedHosts
{
    private readonly HashSet<string> hosts;

    public TrustedHosts(IConfiguration configuration, IHostEnvironment environment) =>
        hosts = new HashSet<string>(environment.IsDevelopment()
            ? (configuration["Webhooks:Trusted"] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Name) : [],
            StringComparer.OrdinalIgnoreCase);

    public bool Contains(string host, int port) => hosts.Contains($"{host}:{port}");

    private static string Name(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 ? $"{url.Host}:{url.Port}" : address;
}
