using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;

namespace CreativeLabs.Support;

/// <summary>Values that occur nowhere else, each put in where something personal goes in, and looked for afterwards where nothing personal
/// may be.</summary>
public sealed class CanaryValues
{
    // Shorter ones come about by chance.
    private const int ShortestBase64 = 9;
    private const string Country = "+996";

    private const string Letters = "абвгджзиклмнопрстуы";

    private static int number = Random.Shared.Next(400_000);

    private readonly ConcurrentDictionary<string, string> put = new(StringComparer.Ordinal);

    /// <summary>A word that nobody has said yet.</summary>
    public static string NewWord() => string.Concat(Enumerable.Range(0, 10).Select(_ => Letters[Random.Shared.Next(Letters.Length)]));

    /// <summary>A Kyrgyz mobile number that no other test of this process has.</summary>
    public static string NewPhone() => $"+996555{Interlocked.Increment(ref number).ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>Different values.</summary>
    public int Count => put.Count;

    /// <summary>A word, for names and whatever else is free text.</summary>
    public string Word(string what) => Put(what, NewWord());

    /// <summary>Some words as a person writes them, each of them a canary.</summary>
    public string Words(string what, int words = 2) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(what)));

    /// <summary>The same thing said in three languages.</summary>
    public object InThree(string what) => new { ky = Word(what), ru = Word(what), en = Ascii(what) };

    /// <summary>A word of Latin letters, for headers and the like.</summary>
    public string Ascii(string what) => Put(what, string.Concat(Enumerable.Range(0, 16).Select(_ => (char)('g' + Random.Shared.Next(20)))));

    /// <summary>A number, looked for by its nine digits too, which every way to write it has.</summary>
    public string Phone(string what) => Put(what, NewPhone());

    /// <summary>Anything else.</summary>
    public string Put(string what, string value)
    {
        put[value] = what;
        return value;
    }

    /// <summary>What is found in a text, in clear or in one of the disguises; empty when nothing is.</summary>
    public IReadOnlyList<string> FoundIn(string text)
    {
        text.ShouldNotBeEmpty();
        var anyCase = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var exact = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in put.Keys)
        {
            foreach (var disguise in Disguises(value))
            {
                anyCase[disguise] = value;
            }

            foreach (var disguise in Base64(value))
            {
                exact[disguise] = value;
            }
        }

        return [.. Hits(text, anyCase, StringComparison.OrdinalIgnoreCase).Concat(Hits(text, exact, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Select(value => $"{put[value]}: {value}")];
    }

    /// <summary>As itself, as the hexadecimal of its UTF-8, as JSON escapes it, as an address does.</summary>
    private static IEnumerable<string> Disguises(string value) =>
        from written in value.StartsWith(Country, StringComparison.Ordinal) ? new[] { value, value[Country.Length..] } : [value]
        from disguise in new[]
        {
            written, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(written)), JsonSerializer.Serialize(written).Trim('"'),
                Uri.EscapeDataString(written),
        }
        select disguise;

    /// <summary>The part of its base64 that is the same whatever stands before it, for each of the three offsets.</summary>
    private static IEnumerable<string> Base64(string value) => Enumerable.Range(0, 3)
        .Select(offset => Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes(value)]).TrimEnd('=')[4..^4])
        .Where(part => part.Length >= ShortestBase64).SelectMany(part => new[] { part, part.Replace('+', '-').Replace('/', '_') })
            .Distinct();

    private static List<string> Hits(string text, Dictionary<string, string> sought, StringComparison comparison)
    {
        var values = SearchValues.Create([.. sought.Keys], comparison);
        var byLength = sought.Keys.OrderByDescending(key => key.Length).ToList();
        var found = new List<string>();
        for (var at = 0; text.AsSpan(at).IndexOfAny(values) is >= 0 and var next;)
        {
            at += next;
            var hit = byLength.Find(key => text.AsSpan(at).StartsWith(key, comparison))!;
            if (!IsChance(text, at, hit))
            {
                found.Add(sought[hit]);
            }

            at++;
        }

        return found;
    }

    // Nine digits in a row come about in hexadecimal now and then; a number stands by itself or behind its code.
    private static bool IsChance(string text, int at, string hit) => hit.Length == 9 && hit.All(char.IsAsciiDigit)
        && (IsHex(text, at + hit.Length)
            || (IsHex(text, at - 1) && !text.AsSpan(0, at).EndsWith("996") && !text.AsSpan(0, at).EndsWith("0")));

    private static bool IsHex(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiHexDigit(text[at]);
}
