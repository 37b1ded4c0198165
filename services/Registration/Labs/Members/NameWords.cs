using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Registration.Labs.Members;

/// <summary>The words of a name as people may type them: small letters without accents and apostrophes, the Kyrgyz ones as their Russian
/// look-alikes.</summary>
internal static class NameWords
{
    /// <summary>The shortest beginning of a word that can be searched for.</summary>
    public const int Shortest = 2;

    /// <summary>Beyond so many letters one beginning is as good as a longer one.</summary>
    public const int Longest = 12;

    private const int Most = 6;

    /// <summary>At most six words, in their order; <c>Жаңыл</c> and <c>жаныл</c> are the same word.</summary>
    public static IReadOnlyList<string> Of(string? name)
    {
        var folded = new StringBuilder();
        foreach (var letter in WrittenText.Folded(name ?? ""))
        {
            folded.Append(char.IsLetterOrDigit(letter) ? Fold(letter) : ' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Most)];
    }

    /// <summary>Every beginning of the words that can be searched for.</summary>
    public static IEnumerable<string> Beginnings(IEnumerable<string> words) => words
        .SelectMany(word => Enumerable.Range(Shortest, Math.Max(0, Math.Min(word.Length, Longest) - Shortest + 1))
            .Select(length => word[..length])).Distinct(StringComparer.Ordinal);

    /// <summary>The name whatever the order of its words; null when there is none.</summary>
    public static string? Alike(IReadOnlyList<string> words) =>
        words.Count == 0 ? null : string.Join(' ', words.Order(StringComparer.Ordinal));

    private static char Fold(char letter) =>
        letter switch { 'ң' => 'н', 'ө' or 'ѳ' => 'о', 'ү' or 'ұ' => 'у', _ => letter };
}
