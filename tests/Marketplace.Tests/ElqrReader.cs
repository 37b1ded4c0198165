using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>Reads an ELQR code by its description, knowing nothing of how ours are written; throws when it is none.</summary>
internal static class ElqrReader
{
    public static IReadOnlyDictionary<string, string> Read(string link)
    {
        var text = link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var signed = text[..^8];
        text[^8..^4].ShouldBe("6304", "the checksum is the last field");
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(signed)));
        text[^4..].ToUpperInvariant().ShouldBe(hash[^4..]);
        var fields = Fields(text).ToDictionary(f => f.Id, f => f.Value, StringComparer.Ordinal);
        fields.Keys.First().ShouldBe("00");
        foreach (var template in new[] { "32", "33" })
        {
            foreach (var (id, value) in Fields(fields[template]))
            {
                fields[$"{template}.{id}"] = value;
            }
        }

        return fields;
    }

    private static IEnumerable<(string Id, string Value)> Fields(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = int.Parse(text.AsSpan(at + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture);
            length.ShouldBeInRange(1, 99);
            yield return (text.Substring(at, 2), text.Substring(at + 4, length));
            at += 4 + length;
        }
    }
}
