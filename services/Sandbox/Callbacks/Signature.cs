using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Sandbox.Callbacks;

/// <summary>Signs what the providers call back with: <c>Sandbox-Signature: t=unix,v1=hex(HMAC-SHA256(key, t.body))</c>.</summary>
internal sealed class Signature(IConfiguration configuration, TimeProvider clock)
{
    public const string Header = "Sandbox-Signature";

    private readonly byte[] key = configuration["Sandbox:Key"] is { Length: >= 16 } text
        ? Encoding.UTF8.GetBytes(text)
        : throw new InvalidOperationException("Sandbox:Key is missing or shorter than 16 characters.");

    public string Of(string body)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
