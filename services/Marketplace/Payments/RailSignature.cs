using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>The rail's signature, <c>t=unix,v1=hex(HMAC-SHA256(key, t.body))</c>, over the bytes as they came. Five minutes old at the
/// most.</summary>
internal static class RailSignature
{
    public const string Header = "Sandbox-Signature";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool Verify(string? header, ReadOnlySpan<byte> body, string key, DateTimeOffset now)
    {
        var parts = (header ?? "").Split(',', StringSplitOptions.TrimEntries);
        var time = parts.FirstOrDefault(part => part.StartsWith("t=", StringComparison.Ordinal))?[2..];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var unix)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - unix) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        var wanted = Encoding.ASCII.GetBytes(Of(time, body, key));
        return parts.Where(part => part.StartsWith("v1=", StringComparison.Ordinal))
            .Any(part => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(part[3..]), wanted));
    }

    public static string Of(string time, ReadOnlySpan<byte> body, string key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hash.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
