using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CreativeLabs.Keys;

/// <summary>The platform's secret, <c>Platform:Key</c>. Every use gets a key of its own, derived by HKDF-SHA256 from its purpose.</summary>
public sealed class PlatformKey
{
    private readonly byte[] secret;

    /// <summary>Reads the secret; at least 32 characters.</summary>
    public PlatformKey(IConfiguration configuration)
    {
        var text = configuration["Platform:Key"];
        secret = text is { Length: >= 32 }
            ? Encoding.UTF8.GetBytes(text)
            : throw new InvalidOperationException("Platform:Key is missing or shorter than 32 characters.");
    }

    /// <summary>32 bytes for <paramref name="purpose"/>, such as <c>phone-index</c>.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));
}
