using System.Globalization;
using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Training.Credentials;

/// <summary>Numbers such as <c>CL-2026-7F3K-9QXD</c>: the year, seven random characters and one that checks them. No 0, 1, I, L or O, which
/// people confuse. Weights modulo the prime 31 notice any one wrong character and any two swapped ones.</summary>
internal static class CredentialNumber
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int Length = 14;

    public static string Draw(int year)
    {
        var random = RandomNumberGenerator.GetString(Alphabet, 7);
        return $"CL-{year:0000}-{random[..4]}-{random[4..]}{Check(year.ToString("0000", CultureInfo.InvariantCulture), random)}";
    }

    /// <summary>The number as it is printed, from what someone typed or pasted; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var signs = WrittenText.WithoutGroups(typed).ToUpperInvariant();
        return signs.Length == Length && signs.StartsWith("CL", StringComparison.Ordinal) && signs[2..6].All(char.IsAsciiDigit)
            && signs[6..].All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && signs[13] == Check(signs[2..6], signs[6..13])
                ? $"CL-{signs[2..6]}-{signs[6..10]}-{signs[10..]}"
                : null;
    }

    private static char Check(string year, string random)
    {
        var values = year.Select(c => c - '0').Concat(random.Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)));
        var sum = values.Select((value, place) => value * (place + 2)).Sum() % Alphabet.Length;
        return Alphabet[(Alphabet.Length - sum) % Alphabet.Length];
    }
}
