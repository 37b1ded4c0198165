using System.Text.Json;
using CreativeLabs.Contracts;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Which field of a request could not be read. The framework tells it in words only, so it is taken from them; a test notices
/// when they change.</summary>
internal static class UnreadableFields
{
    private static readonly LocalText Unreadable =
        new("Маани туура эмес.", "Неверное значение.", "The value is missing or of the wrong form.");

    /// <summary>Sentences by field; <c>body</c> for the body as a whole.</summary>
    public static Dictionary<string, LocalText[]>? Of(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? OfBody(json)
        : Parameter(bad.Message) is { } name ? One(JsonNamingPolicy.CamelCase.ConvertName(name), Unreadable) : null;

    private static Dictionary<string, LocalText[]> OfBody(JsonException json)
    {
        var at = (json.Path ?? "").TrimStart('$', '.');
        var missing = json.Message.Contains("missing required properties", StringComparison.Ordinal)
            ? Quoted(json.Message[json.Message.IndexOf("required properties", StringComparison.Ordinal)..]).ToList() : [];
        return missing.Count > 0
            ? missing.ToDictionary(name => at.Length == 0 ? name : $"{at}.{name}", _ => (LocalText[])[Validation.Empty],
                StringComparer.Ordinal)
            : One(at.Length == 0 ? "body" : at,
                json.Message.StartsWith(StrictTime.Refused, StringComparison.Ordinal) ? StrictTime.NoOffset : Unreadable);
    }

    private static Dictionary<string, LocalText[]> One(string field, LocalText sentence) =>
        new(StringComparer.Ordinal) { [field] = [sentence] };

    /// <summary>The name in words such as <c>parameter "Nullable&lt;Guid&gt; LabId" from "x"</c>.</summary>
    private static string? Parameter(string message)
    {
        const string Before = "parameter \"";
        var from = message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var to = from < Before.Length ? -1 : message.IndexOf('"', from);
        return to < 0 ? null : message[from..to].Split(' ')[^1];
    }

    /// <summary>The names in words such as <c>'phone', 'language'</c>.</summary>
    private static IEnumerable<string> Quoted(string words) => words.Split('\'').Where((_, index) => index % 2 == 1);
}
