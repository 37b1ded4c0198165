using System.Net;
using System.Net.Sockets;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Gateway;

/// <summary>What a request is counted against.</summary>
/// <param name="Name">The policy: <c>caller</c>, <c>partner</c>, <c>address</c> or <c>sign-in</c>.</param>
/// <param name="Key">Whose count it is.</param>
/// <param name="Limit">Requests a window.</param>
/// <param name="WithoutRedis">Requests a window that one copy of the gateway allows alone.</param>
/// <param name="Window">The window.</param>
internal sealed record Quota(string Name, string Key, int Limit, int WithoutRedis, TimeSpan Window)
{
    /// <summary>Sign-in counts by address whoever asks; all else by person or partner, and by address where nobody is signed in.</summary>
    public static Quota Of(HttpContext http, Caller? caller, string? partner, LimitOptions limits)
    {
        var window = TimeSpan.FromSeconds(limits.WindowSeconds);
        if (Routes.Matched(http) is Routes.SignIn or Routes.ClientTokens)
        {
            return new("sign-in", $"limit:sign-in:{Address(http)}", limits.SignIn, limits.WithoutRedis.SignIn, window);
        }

        if (partner is not null)
        {
            return new("partner", $"limit:partner:{partner}", limits.Caller, limits.WithoutRedis.Caller, window);
        }

        return caller is null
            ? new("address", $"limit:address:{Address(http)}", limits.Address, limits.WithoutRedis.Address, window)
            : new("caller", $"limit:caller:{caller.PersonId:N}", limits.Caller, limits.WithoutRedis.Caller, window);
    }

    /// <summary>IPv4 as it is; of IPv6 the first half, since one subscriber has all of the second.</summary>
    private static string Address(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }
}

/// <summary>What the count said.</summary>
/// <param name="Allowed">Within the limit.</param>
/// <param name="Revoked">The caller's session was ended.</param>
/// <param name="Limit">Requests a window, as it was counted.</param>
/// <param name="Remaining">Requests left at this moment.</param>
/// <param name="Reset">Until the whole limit is there again.</param>
/// <param name="RetryAfter">Until the next request is allowed; zero when one is allowed now.</param>
internal readonly record struct Verdict(bool Allowed, bool Revoked, int Limit, int Remaining, TimeSpan Reset, TimeSpan RetryAfter);
