using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Events.CheckIn.Tickets;

/// <summary>What a ticket says. It names nobody: who holds it is on the roster. Short names, because it is carried by a QR code.</summary>
/// <param name="EventId">The event.</param>
/// <param name="PlaceId">The place on the roster.</param>
/// <param name="Number">Eight characters to type in where no camera works.</param>
/// <param name="Expires">Seconds since 1970.</param>
internal sealed record TicketClaims(
    [property: JsonPropertyName("ev")] Guid EventId, [property: JsonPropertyName("pl")] Guid PlaceId,
    [property: JsonPropertyName("no")] string Number, [property: JsonPropertyName("exp")] long Expires);

/// <summary>A ticket is a compact JWS (RFC 7515): ES256, type <c>ticket+jwt</c>, signed by a key of
/// /.well-known/ticket-keys.json.</summary>
internal static class Ticket
{
    public const string Type = "ticket+jwt";
    private const int LongestText = 1000;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Write(TicketClaims claims, OpenTicketKey key)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header("ES256", key.Key.Kid, Type));
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = key.Pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a ticket that one of the keys signed; otherwise the rule that it breaks. Whether it is for this event and
    /// this time is for the caller to see.</summary>
    public static (TicketClaims? Claims, Error? Broken) Read(string text, IReadOnlyList<OpenTicketKey> keys)
    {
        if (text.Length > LongestText || text.Split('.') is not [var header, var payload, var signature]
            || Json<Header>(header) is not { Alg: "ES256", Typ: Type } told || Json<TicketClaims>(payload) is not { } claims
                || Bytes(signature) is not { } signed)
        {
            return (null, CheckInRules.TicketUnreadable);
        }

        var genuine = keys.FirstOrDefault(k => k.Key.Kid == told.Kid) is { } key && key.Pair.VerifyData(
            Encoding.ASCII.GetBytes($"{header}.{payload}"), signed, HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return genuine ? (claims, null) : (null, CheckInRules.TicketForged);
    }

    /// <summary>The place's number, the same each time, in Crockford's digits, which are not taken for each other.</summary>
    public static string NumberOf(Guid placeId, byte[] numbering)
    {
        var hash = HMACSHA256.HashData(numbering, placeId.ToByteArray(bigEndian: true));
        return string.Concat(hash.Take(8).Select(b => Digits[b & 31]));
    }

    private static T? Json<T>(string part)
        where T : class
    {
        try
        {
            return Bytes(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private sealed record Header([property: JsonPropertyName("alg")] string? Alg, [property: JsonPropertyName("kid")] string? Kid,
        [property: JsonPropertyName("typ")] string? Typ);
}
