using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Reads JSON strings and refuses what no text is: NUL and lone surrogates, which PostgreSQL cannot hold.</summary>
internal sealed class StrictText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            var text = reader.GetString();
            return text is null || !text.Contains('\0') ? text : throw new JsonException("A text holds NUL.");
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text is not valid Unicode.", broken);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
