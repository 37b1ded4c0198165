using System.Net;
using System.Net.Sockets;

namespace CreativeLabs.Registration.SignIn;

/// <summary>Where a request comes from. The gateway sets <c>X-Forwarded-For</c> to the one address it saw; without a gateway it is the
/// connection's own.</summary>
internal sealed record ClientAddress(string Whole, string Block)
{
    private const int BlockBytes4 = 3;
    private const int BlockBytes6 = 6;

    public static ClientAddress Of(HttpContext http)
    {
        var address = IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString(), out var told)
            ? told : http.Connection.RemoteIpAddress;
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = address.GetAddressBytes();
        var block = bytes.AsSpan(0, address.AddressFamily is AddressFamily.InterNetwork ? BlockBytes4 : BlockBytes6);
        return new ClientAddress(Convert.ToHexString(bytes), Convert.ToHexString(block));
    }
}
