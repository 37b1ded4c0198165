namespace CreativeLabs.Contracts;

/// <summary>A text for people in Kyrgyz, Russian and English; at least one of them is there.</summary>
public sealed record LocalText(string? Ky = null, string? Ru = null, string? En = null)
{
    /// <summary>The languages of the platform, in the order of fallback for people.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ky", "ru", "en"];

    /// <summary>The same text in every language: a name, a number, a code.</summary>
    public static LocalText Same(string text) => new(text, text, text);

    /// <summary>True when at least one language has a text.</summary>
    public bool HasAny() => !string.IsNullOrWhiteSpace(Ky) || !string.IsNullOrWhiteSpace(Ru) || !string.IsNullOrWhiteSpace(En);

    /// <summary>The text in <paramref name="language"/> (ky, ru or en), else the first that exists in the order ky, ru, en.</summary>
    public string In(string language) => Find(language).Text;

    /// <summary>As <see cref="In"/>, and the language that the text really is in.</summary>
    public (string Text, string Language) Find(string language)
    {
        foreach (var candidate in Languages.Prepend(language))
        {
            var text = candidate switch { "ky" => Ky, "ru" => Ru, "en" => En, _ => null };
            if (!string.IsNullOrWhiteSpace(text))
            {
                return (text, candidate);
            }
        }

        return ("", language);
    }
}
