using System.Globalization;
using System.Security.Cryptography;

namespace CreativeLabs.Training.Credentials;

/// <summary>Numbers such as <c>CL-2026-7F3K-9QXD</c>: the year, seven random characters and one that checks them. No 0, 1, I, L or O, which
/// people confuse. Weights modulo the prime 31 notice any one wrong character and any two swapped ones.</summary>
internal static class CredentialNumber
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int Length = 17;

    public static string Draw(int year)
    {
        var random = RandomNumberGenerator.GetString(Alphabet, 7);
        return $"CL-{year:0000}-{random[..4]}-{random[4..]}{Check(year.ToString("0000", CultureInfo.InvariantCulture), random)}";
    }

    /// <summary>The number as it is printed, from what someone typed; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var number = typed.Trim().ToUpperInvariant();
        return number.Length == Length && number.StartsWith("CL-", StringComparison.Ordinal) && number[7] == '-' && number[12] == '-'
            && number[3..7].All(char.IsAsciiDigit)
                && (number[8..12] + number[13..]).All(c => Alphabet.Contains(c, StringComparison.Ordinal))
            && number[16] == Check(number[3..7], number[8..12] + number[13..16])
            ? number
            : null;
    }

    private static char Check(string year, string random)
    {
        var values = year.Select(c => c - '0').Concat(random.Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)));
        var sum = values.Select((value, place) => value * (place + 2)).Sum() % Alphabet.Length;
        return Alphabet[(Alphabet.Length - sum) % Alphabet.Length];
    }
}
