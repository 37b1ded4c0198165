using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CreativeLabs.Verifier;

/// <summary>Something does not hold; the message says what.</summary>
public sealed class ForgedException(string what) : Exception(what);

/// <summary>A compact JWS and the JWK set that it is checked against.</summary>
public static class SignedToken
{
    /// <summary>The claims of a token that one of the keys signed in its time.</summary>
    /// <exception cref="ForgedException">It is anything else.</exception>
    public static JsonElement Open(string token, string keys, string type, DateTimeOffset now)
    {
        try
        {
            var parts = token.Split('.');
            var header = Json(parts[0]);
            if (parts.Length != 3 || header.GetProperty("alg").GetString() != "ES256" || header.GetProperty("typ").GetString() != type)
            {
                throw new ForgedException("another algorithm or type");
            }

            var key = JsonDocument.Parse(keys).RootElement.GetProperty("keys").EnumerateArray()
                .FirstOrDefault(k => k.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
            if (key.ValueKind is JsonValueKind.Undefined || !Signed(key, $"{parts[0]}.{parts[1]}", Bytes(parts[2])))
            {
                throw new ForgedException("no key of the issuer signed it");
            }

            var claims = Json(parts[1]);
            var at = claims.GetProperty("iat").GetInt64();
            return at < key.GetProperty("exp").GetInt64() && at <= now.AddMinutes(5).ToUnixTimeSeconds()
                ? claims
                : throw new ForgedException("it was signed when its key's time was over");
        }
        catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or IndexOutOfRangeException
            or InvalidOperationException)
        {
            throw new ForgedException("it cannot be read");
        }
    }

    public static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);

    private static JsonElement Json(string part) => JsonDocument.Parse(Bytes(part)).RootElement;

    private static bool Signed(JsonElement key, string text, byte[] signature)
    {
        using var pair = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes(key.GetProperty("x").GetString()!), Y = Bytes(key.GetProperty("y").GetString()!) },
        });
        return pair.VerifyData(Encoding.ASCII.GetBytes(text), signature, HashAlgorithmName.SHA256);
    }
}
