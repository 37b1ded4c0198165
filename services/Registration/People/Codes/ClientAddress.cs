using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Registration.People.Codes;

/// <summary>Where a request comes from. The gateway sets <c>X-Forwarded-For</c> to the one address it saw, and stands in the same private
/// network; whoever comes from anywhere else is who she is, whatever she says.</summary>
internal sealed record ClientAddress(string Whole, string Block)
{
    private const int BlockBytes4 = 3;
    private const int BlockBytes6 = 6;

    public static ClientAddress Of(HttpContext http)
    {
        var connection = http.Connection.RemoteIpAddress;
        var address = IsInside(connection) && IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString(), out var told)
            ? told : connection;
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = address.GetAddressBytes();
        var block = bytes.AsSpan(0, address.AddressFamily is AddressFamily.InterNetwork ? BlockBytes4 : BlockBytes6);
        return new ClientAddress(Convert.ToHexString(bytes), Convert.ToHexString(block));
    }

    /// <summary>True for this machine and private networks (RFC 1918, RFC 4193), where gateways stand.</summary>
    internal static bool IsInside(IPAddress? address)
    {
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is null || IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal
            || address.GetAddressBytes() is [10, _, _, _] or [192, 168, _, _] or [172, >= 16 and <= 31, _, _];
    }
}
