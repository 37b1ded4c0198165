using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>Signs as Standard Webhooks says: <c>v1,base64(HMAC-SHA256(secret, id.timestamp.body))</c>, once for each secret.</summary>
internal static class WebhookSignature
{
    public static string Of(string id, long timestamp, string body, IEnumerable<byte[]> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
