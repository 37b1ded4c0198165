using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Keys;

/// <summary>AES-256-GCM: version (1 byte), nonce (12), tag (16), cipher text. What a value is bound to (table, column, person) is
/// authenticated with it, so that a copied cipher text opens nowhere else.</summary>
public static class Sealed
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Seals <paramref name="text"/> under a 32-byte <paramref name="key"/>, bound to <paramref name="boundTo"/>.</summary>
    public static byte[] Seal(byte[] key, string text, string boundTo) => Seal(key, Encoding.UTF8.GetBytes(text), boundTo);

    /// <summary>As <see cref="Seal(byte[], string, string)"/> for bytes.</summary>
    public static byte[] Seal(byte[] key, byte[] plain, string boundTo)
    {
        var result = new byte[1 + Nonce + Tag + plain.Length];
        result[0] = Version;
        RandomNumberGenerator.Fill(result.AsSpan(1, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(result.AsSpan(1, Nonce), plain, result.AsSpan(1 + Nonce + Tag), result.AsSpan(1 + Nonce, Tag),
            Encoding.UTF8.GetBytes(boundTo));
        return result;
    }

    /// <summary>Opens what <see cref="Seal(byte[], string, string)"/> sealed.</summary>
    /// <exception cref="CryptographicException">Another key, another binding, or changed bytes.</exception>
    public static string OpenText(byte[] key, byte[] sealedValue, string boundTo) =>
        Encoding.UTF8.GetString(Open(key, sealedValue, boundTo));

    /// <summary>As <see cref="OpenText"/> for bytes.</summary>
    public static byte[] Open(byte[] key, byte[] sealedValue, string boundTo)
    {
        if (sealedValue.Length < 1 + Nonce + Tag || sealedValue[0] != Version)
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var plain = new byte[sealedValue.Length - 1 - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedValue.AsSpan(1, Nonce), sealedValue.AsSpan(1 + Nonce + Tag), sealedValue.AsSpan(1 + Nonce, Tag), plain,
            Encoding.UTF8.GetBytes(boundTo));
        return plain;
    }
}
