using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreativeLabs.Support.Fuzzing;

/// <summary>Makes values that fit a schema, so that what is broken afterwards is broken in one place.</summary>
internal sealed class Example(JsonElement document, Random random, IReadOnlyList<Guid> ids)
{
    private const int Deepest = 6;

    /// <summary>A value that fits <paramref name="schema"/>; null where only null fits.</summary>
    public JsonNode? Of(JsonElement schema, int depth = 0)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest)
        {
            return null;
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(values[random.Next(values.GetArrayLength())].GetRawText());
        }

        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                return Of(choices.EnumerateArray().Select(Resolve).FirstOrDefault(c => TypeOf(c) != "null"), depth + 1);
            }
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray(
            [.. Enumerable.Range(0, random.Next(1, 3))
            .Select(_ => schema.TryGetProperty("items", out var items) ? Of(items, depth + 1) : null)]),
            "integer" => random.Next(1, 20),
            "number" => random.Next(1, 20),
            "boolean" => random.Next(2) == 0,
            "string" => Text(schema),
            _ => null,
        };
    }

    /// <summary>A value for a place in the path, the query or a header.</summary>
    public string Plain(JsonElement schema) => Of(schema)?.ToString() ?? "x";

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                made[property.Name] = Of(property.Value, depth + 1);
            }
        }

        return made;
    }

    private string Text(JsonElement schema) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
    {
        "uuid" => ids[random.Next(ids.Count)].ToString(),
        "date" => $"20{random.Next(26, 30)}-0{random.Next(1, 9)}-1{random.Next(0, 9)}",
        "date-time" => $"20{random.Next(26, 30)}-0{random.Next(1, 9)}-1{random.Next(0, 9)}T1{random.Next(0, 9)}:00:00Z",
        "time" => $"1{random.Next(0, 9)}:00:00",
        "uri" => "https://example.kg/",
        "byte" => Convert.ToBase64String([1, 2, 3]),
        _ => ((string[])["Кийиз", "шырдак", "ky", "osh", "1", "0700123456"])[random.Next(6)],
    };

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));
        }

        return schema;
    }

    // OpenAPI 3.1 writes what may be null as a list of types.
    private static string? TypeOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type))
        {
            return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out _) ? "object" : null;
        }

        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t is not "null") : type.GetString();
    }
}
