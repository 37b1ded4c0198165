using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Notifications.Deliveries;

/// <summary>Checks <c>Sandbox-Signature: t=unix,v1=hex(HMAC-SHA256(key, t.body))</c>, not older or newer than five minutes.</summary>
internal sealed class ReceiptSignature(IConfiguration configuration, TimeProvider clock)
{
    public const string Header = "Sandbox-Signature";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] key = configuration["Sandbox:Key"] is { Length: >= 16 } text
        ? Encoding.UTF8.GetBytes(text)
        : throw new InvalidOperationException("Sandbox:Key is missing or shorter than 16 characters.");

    public bool IsValid(string? header, byte[] body)
    {
        if (header?.Split(',') is not [['t', '=', .. var time], ['v', '1', '=', .. var hex]]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{time}."), .. body]));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(hex));
    }
}
