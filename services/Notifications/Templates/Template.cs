using System.Text.RegularExpressions;
using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.Templates;

/// <summary>A text with places for values, such as <c>{course}</c>. Once published it is never changed: a new wording is a new
/// version.</summary>
/// <param name="Key">What it is for.</param>
/// <param name="Version">From 1.</param>
/// <param name="Category">What a person may choose by.</param>
/// <param name="Text">As the inbox shows it, in all three languages.</param>
/// <param name="Sms">As a message to a phone; null when none is sent. A phone may be shared: it names no programme and nobody.</param>
internal sealed partial record Template(string Key, int Version, Category Category, LocalText Text, LocalText? Sms = null)
{
    /// <summary>A value longer than this is cut in an SMS, so that the whole stays within two parts.</summary>
    public const int LongestSmsValue = 24;

    /// <summary>The text of the inbox, each value in the first language in which it exists.</summary>
    public LocalText Render(IReadOnlyDictionary<string, LocalText> values) =>
        new(Fill(Text.Ky!, "ky", values), Fill(Text.Ru!, "ru", values), Fill(Text.En!, "en", values));

    /// <summary>The message for a phone.</summary>
    public string RenderSms(string language, IReadOnlyDictionary<string, LocalText> values) =>
        Fill((Sms ?? Text).In(language), language, values, LongestSmsValue);

    private static string Fill(string text, string language, IReadOnlyDictionary<string, LocalText> values, int longest = int.MaxValue) =>
        Place().Replace(text,
            place => values.TryGetValue(place.Groups["name"].Value, out var value) ? Shorten(value.In(language), longest) : "");

    private static string Shorten(string value, int longest)
    {
        if (value.Length <= longest)
        {
            return value;
        }

        // Half of a surrogate pair is no text.
        var end = char.IsHighSurrogate(value[longest - 2]) ? longest - 2 : longest - 1;
        return string.Concat(value.AsSpan(0, end).TrimEnd(), "…");
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
