using System.Text;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>How texts are written for search: people type н о у where Kyrgyz has ң ө ү, ѳ for ө, and leave out accents and
/// apostrophes.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in WrittenText.Folded(text))
        {
            folded.Append(letter switch
            {
                'ң' => 'н',
                'ө' or 'ѳ' => 'о',
                'ү' => 'у',
                var other when char.IsLetterOrDigit(other) => other,
                _ => ' ',
            });
        }

        return string.Join(' ', Words(folded.ToString()));
    }

    /// <summary>The words of a query, folded; no more than six of them.</summary>
    public static IReadOnlyList<string> Query(string text) => Words(Fold(text)).Take(6).ToList();

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
