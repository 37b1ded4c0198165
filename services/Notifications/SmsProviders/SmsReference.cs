using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CreativeLabs.Notifications.SmsProviders;

/// <summary>Our id of a message as every provider takes it: 12 letters and digits of one size. It is made from the delivery's id, so that a
/// database that was put back from a backup never gives an id of an earlier message to another one.</summary>
internal static class SmsReference
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 12;

    public static string Of(Guid delivery)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(delivery.ToByteArray(), hash);
        var rest = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            (rest, var digit) = Math.DivRem(rest, (ulong)Digits.Length);
            text[i] = Digits[(int)digit];
        }

        return new string(text);
    }
}
