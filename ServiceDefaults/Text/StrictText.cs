using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The one place that every text of a JSON body passes: refuses what <see cref="WrittenText.IsClean"/> does not let through, and
/// keeps the rest in Unicode's composed form, so that the same letters are the same text.</summary>
internal sealed class StrictText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Plain(ref reader);
        return text is null ? null : WrittenText.IsClean(text)
            ? CanonicalForm.Compose(text) : throw new JsonException("A text holds controls or marks that turn its direction.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public static string? Plain(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw new JsonException("A text is expected.");
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text is not valid Unicode.", broken);
        }
    }
}

/// <summary>For what people paste, by the names that it has in every body: what came along and is not seen is dropped instead of
/// refused.</summary>
internal sealed class PastedText : JsonConverter<string>
{
    private static readonly HashSet<string> Pasted = new(StringComparer.Ordinal)
    {
        "phone", "code", "pin", "newPin", "ticket", "caseCode", "secret", "account",
    };

    /// <summary>The convention, for every body of every service.</summary>
    public static void Take(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.PropertyType == typeof(string) && Pasted.Contains(p.Name)))
        {
            property.CustomConverter = new PastedText();
        }
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StrictText.Plain(ref reader) is { } text ? WrittenText.WithoutPasted(text) is var bare && WrittenText.IsClean(bare)
            ? bare : throw new JsonException("A text holds controls.") : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
