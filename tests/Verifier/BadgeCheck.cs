using System.IO.Compression;
using System.Text.Json;

namespace CreativeLabs.Verifier;

/// <summary>What a stranger can say of a badge.</summary>
public enum Verdict
{
    Valid,
    Revoked,
    Forged,

    /// <summary>The badge is genuine, but the list at hand does not tell whether it still stands.</summary>
    Unknown,
}

/// <summary>Checks an Open Badges 3.0 token against the issuer's keys and a status list, as somebody does who knows nothing else. Written
/// from the published standards; it shares no code with what it checks.</summary>
public static class BadgeCheck
{
    public static (Verdict Verdict, string Why) Judge(string badge, string keys, string statusList, DateTimeOffset now)
    {
        JsonElement claims;
        try
        {
            claims = SignedToken.Open(badge, keys, "JWT", now);
            CheckClaims(claims, now);
        }
        catch (ForgedException forged)
        {
            return (Verdict.Forged, forged.Message);
        }

        var status = claims.GetProperty("credentialStatus");
        try
        {
            return IsRevoked(status, SignedToken.Open(statusList, keys, "vc+jwt", now), claims, now)
                ? (Verdict.Revoked, "the issuer took it back")
                : (Verdict.Valid, claims.GetProperty("credentialSubject").GetProperty("achievement").GetProperty("name").GetString()!);
        }
        catch (ForgedException forged)
        {
            return (Verdict.Unknown, forged.Message);
        }
    }

    private static void CheckClaims(JsonElement claims, DateTimeOffset now)
    {
        Must(Has(claims.GetProperty("type"), "OpenBadgeCredential")
            && Has(claims.GetProperty("type"), "VerifiableCredential"), "it is no badge");
        Must(Same(claims, "iss", claims.GetProperty("issuer").GetProperty("id")), "iss is not the issuer");
        Must(Same(claims, "jti", claims.GetProperty("id")), "jti is not its id");
        Must(Same(claims, "sub", claims.GetProperty("credentialSubject").GetProperty("id")), "sub is not its subject");
        var from = claims.GetProperty("validFrom").GetDateTimeOffset();
        Must(claims.GetProperty("nbf").GetInt64() == from.ToUnixTimeSeconds(), "nbf is not validFrom");
        Must(from <= now, "it is not valid yet");
    }

    private static bool IsRevoked(JsonElement status, JsonElement list, JsonElement claims, DateTimeOffset now)
    {
        var subject = list.GetProperty("credentialSubject");
        Must(Has(list.GetProperty("type"), "BitstringStatusListCredential"), "it is no status list");
        Must(Same(list, "iss", claims.GetProperty("iss")), "the list is another issuer's");
        Must(Same(list, "id", status.GetProperty("statusListCredential")), "it is another list");
        Must(Same(subject, "statusPurpose", status.GetProperty("statusPurpose")), "the list is for another purpose");
        Must(list.GetProperty("validFrom").GetDateTimeOffset() <= now
            && now < list.GetProperty("validUntil").GetDateTimeOffset(), "the list is too old");
        var encoded = subject.GetProperty("encodedList").GetString()!;
        Must(encoded[0] == 'u', "the list is not multibase base64url");
        using var gzip = new GZipStream(new MemoryStream(SignedToken.Bytes(encoded[1..])), CompressionMode.Decompress);
        using var bits = new MemoryStream();
        gzip.CopyTo(bits);
        Must(bits.Length >= 16_384, "the list is shorter than the standard allows");
        var index = int.Parse(status.GetProperty("statusListIndex").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        return (bits.ToArray()[index / 8] & (0x80 >> (index % 8))) != 0;
    }

    private static bool Has(JsonElement words, string word) => words.EnumerateArray().Any(w => w.GetString() == word);

    private static bool Same(JsonElement json, string name, JsonElement other) => json.GetProperty(name).GetString() == other.GetString();

    private static void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ForgedException(otherwise);
        }
    }
}
