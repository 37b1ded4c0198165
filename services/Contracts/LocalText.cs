using System.Text;
using System.Text.Json;

namespace CreativeLabs.Contracts;

/// <summary>A text for people in Kyrgyz, Russian and English; at least one of them is there.</summary>
public sealed record LocalText(string? Ky = null, string? Ru = null, string? En = null)
{
    /// <summary>The languages of the platform, in the order of fallback for people.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ky", "ru", "en"];

    /// <summary>The same text in every language: a name, a number, a code.</summary>
    public static LocalText Same(string text) => new(text, text, text);

    /// <summary>Reads the JSON form. By hand: each row of a list holds one, and the serializer takes several times as long for it, which
    /// was a twentieth of what a page of offerings cost its service.</summary>
    public static LocalText Read(string json)
    {
        var bytes = json.Length <= 512 ? stackalloc byte[1536] : new byte[json.Length * 3];
        var reader = new Utf8JsonReader(bytes[..Encoding.UTF8.GetBytes(json, bytes)]);
        string? ky = null, ru = null, en = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                ref var text = ref reader.ValueTextEquals("ky"u8) ? ref ky : ref reader.ValueTextEquals("ru"u8) ? ref ru : ref en;
                reader.Read();
                text = reader.GetString();
            }
        }

        return new LocalText(ky, ru, en);
    }

    /// <summary>True when at least one language has a text.</summary>
    public bool HasAny() => !string.IsNullOrWhiteSpace(Ky) || !string.IsNullOrWhiteSpace(Ru) || !string.IsNullOrWhiteSpace(En);

    /// <summary>The text in <paramref name="language"/> (ky, ru or en), else the first that exists in the order ky, ru, en.</summary>
    public string In(string language) => Find(language).Text;

    /// <summary>As <see cref="In"/>, and the language that the text really is in.</summary>
    public (string Text, string Language) Find(string language)
    {
        if (Of(language) is { } wanted)
        {
            return (wanted, language);
        }

        var other = Languages.FirstOrDefault(candidate => Of(candidate) is not null);
        return other is null ? ("", language) : (Of(other)!, other);
    }

    private string? Of(string language)
    {
        var text = language switch { "ky" => Ky, "ru" => Ru, "en" => En, _ => null };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
