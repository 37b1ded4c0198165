using System.Text;

namespace CreativeLabs.Marketplace.Listings;

/// <summary>How texts are written for search: people type н о у where Kyrgyz has ң ө ү, ѳ for ө, and е for ё.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            folded.Append(char.ToLowerInvariant(letter) switch
            {
                'ң' => 'н',
                'ө' or 'ѳ' => 'о',
                'ү' => 'у',
                'ё' => 'е',
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
