using System.Security.Cryptography;
using CreativeLabs.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace CreativeLabs.Web.Session;

/// <summary>Seals cookies and hidden fields under keys of the platform's key, one for each purpose. All copies have them at once, nothing
/// has to be kept, and people stay signed in while Redis is away; with a ring of keys in Redis they would not.</summary>
internal sealed class SealedCookies(PlatformKey platform) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(platform, "web/" + purpose);

    private sealed class Protector(PlatformKey platform, string purpose) : IDataProtector
    {
        private readonly byte[] key = platform.For(purpose);

        public IDataProtector CreateProtector(string inner) => new Protector(platform, $"{purpose}/{inner}");

        public byte[] Protect(byte[] plaintext) => Sealed.Seal(key, plaintext, purpose);

        public byte[] Unprotect(byte[] protectedData) => Sealed.Open(key, protectedData, purpose);
    }
}

/// <summary>Values that travel through the browser and are read by nobody there.</summary>
internal sealed class Hidden(IDataProtectionProvider provider)
{
    /// <summary>As text for a cookie or a field.</summary>
    public string Seal<T>(T value, string purpose) => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(
        provider.CreateProtector(purpose).Protect(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(value, ApiClient.Json)));

    /// <summary>Null for what was not sealed here, or was changed.</summary>
    public T? Open<T>(string? text, string purpose)
        where T : class
    {
        try
        {
            return text is null ? null : System.Text.Json.JsonSerializer.Deserialize<T>(
                provider.CreateProtector(purpose).Unprotect(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text)),
                ApiClient.Json);
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
