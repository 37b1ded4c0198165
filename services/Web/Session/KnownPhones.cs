using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace CreativeLabs.Web.Session;

/// <summary>A woman who may sign in on this phone by her PIN.</summary>
/// <param name="Phone">Her number; it never leaves the sealed cookie.</param>
/// <param name="DeviceKey">By which the platform knows this phone.</param>
internal sealed record KnownPhone(string Phone, string DeviceKey)
{
    /// <summary>The last two digits, enough to know one's own number again.</summary>
    public string Ending => Phone[^2..];
}

/// <summary>Who signs in on this phone by PIN, in a sealed cookie; at most four.</summary>
internal sealed class KnownPhones(Hidden hidden)
{
    public const string Name = "__Host-cl-phone";
    private const int Most = 4;
    private const int KeyBytes = 32;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public IReadOnlyList<KnownPhone> Read(HttpContext http) => hidden.Open<KnownPhone[]>(http.Request.Cookies[Name], "phones") ?? [];

    /// <summary>A key for this phone and number, kept from now on.</summary>
    public string Remember(HttpContext http, string phone)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        KnownPhone[] all = [new KnownPhone(phone, key), .. Read(http).Where(known => known.Phone != phone).Take(Most - 1)];
        http.Response.Cookies.Append(Name, hidden.Seal(all, "phones"), SessionCookie.Options(Kept));
        return key;
    }

    public static void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name))
        {
            http.Response.Cookies.Append(Name, "", SessionCookie.Options(TimeSpan.Zero));
        }
    }
}
