using System.Text;
using CreativeLabs.Contracts;

namespace CreativeLabs.Training.Courses;

/// <summary>Makes what people type and what the catalog says comparable: many keyboards lack ң ө ү, and ѳ is often typed for ө.</summary>
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
                var other => other,
            });
        }

        return folded.ToString();
    }

    /// <summary>All languages of some texts in one folded line.</summary>
    public static string Fold(params LocalText[] texts) =>
        Fold(string.Join('\n', texts.SelectMany(t => new[] { t.Ky, t.Ru, t.En }).Where(t => !string.IsNullOrWhiteSpace(t))));

    /// <summary>The folded words of a question; each of them has to be found.</summary>
    public static string[] Words(string? question) =>
        Fold(question ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
