using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreativeLabs.Web;

/// <summary>The published document, and examples made of its schemas.</summary>
internal sealed class PublishedApi
{
    public static readonly Guid Id = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    private const int Deepest = 12;
    // Looked up by name: a search through the whole document would be most of what these tests cost.
    private readonly Dictionary<string, JsonElement> paths;
    private readonly Dictionary<string, JsonElement> schemas;
    private readonly ConcurrentDictionary<string, string> pathOf = new(StringComparer.Ordinal);

    private PublishedApi(JsonElement root)
    {
        paths = ByName(root.GetProperty("paths"));
        schemas = ByName(root.GetProperty("components").GetProperty("schemas"));
    }

    public static PublishedApi Current { get; } = new(JsonDocument.Parse(File.ReadAllText(Find())).RootElement);

    /// <summary>The operation of a method and a path with braces; null when there is none.</summary>
    public JsonElement? Operation(string method, string path) =>
        paths.TryGetValue(path, out var item) && item.TryGetProperty(method.ToLowerInvariant(), out var operation)
            ? operation : null;

    /// <summary>The path with braces that an address fits, the most literal one first.</summary>
    public string? PathOf(string address) => pathOf.GetOrAdd(address, Fitting) is { Length: > 0 } path ? path : null;

    /// <summary>The schema of the body; null when it takes none.</summary>
    public JsonElement? Body(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) ? Schema(body.GetProperty("content")) : null;

    /// <summary>The status of a success, and the schema of its answer.</summary>
    public (int Status, JsonElement? Schema) Success(JsonElement operation)
    {
        var (status, answer) = operation.GetProperty("responses").EnumerateObject().Where(one => one.Name[0] == '2')
            .Select(one => (one.Name, one.Value)).First();
        return (int.Parse(status), answer.TryGetProperty("content", out var content) ? Schema(content) : null);
    }

    /// <summary>Where a schema leads.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (true)
        {
            if (schema.TryGetProperty("$ref", out var reference))
            {
                schema = schemas[reference.GetString()!.Split('/')[^1]];
            }
            else if (schema.TryGetProperty("oneOf", out var some) || schema.TryGetProperty("anyOf", out some))
            {
                schema = some.EnumerateArray().First(one => !(one.TryGetProperty("type", out var type) && type.ToString() == "null"));
            }
            else
            {
                return schema;
            }
        }
    }

    /// <summary>Something that a schema allows.</summary>
    public JsonNode? Example(JsonElement schema, string name = "", int depth = 0)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var values))
        {
            return JsonValue.Create(values[0].GetString());
        }

        if (depth > Deepest || !schema.TryGetProperty("type", out var types))
        {
            return schema.TryGetProperty("properties", out _) && depth <= Deepest ? Object(schema, depth) : null;
        }

        var type = types.ValueKind is JsonValueKind.Array
            ? types.EnumerateArray().Select(one => one.GetString()).First(one => one is not "null") : types.GetString();
        var format = schema.TryGetProperty("format", out var told) ? told.GetString() : null;
        return type switch
        {
            "object" => Object(schema, depth),
            // A list of words is published without saying of what.
            "array" => new JsonArray(schema.TryGetProperty("items", out var items) ? Example(items, name, depth + 1) : Text(name)),
            "boolean" => JsonValue.Create(true),
            "integer" or "number" => name is "latitude" ? 41.2 : name is "longitude" ? 75.8 : JsonValue.Create(3),
            _ => JsonValue.Create(format switch
            {
                "uuid" => Id.ToString(),
                "date-time" => "2027-01-15T05:00:00Z",
                "date" => "2027-01-15",
                "time" => "09:00:00",
                _ => Text(name),
            }),
        };
    }

    private string Fitting(string address)
    {
        var parts = address.Split('/');
        return paths.Keys.Where(path => path.Split('/') is var wanted && wanted.Length == parts.Length
                && wanted.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
            .OrderBy(path => path.Count(letter => letter == '{')).FirstOrDefault("");
    }

    private static Dictionary<string, JsonElement> ByName(JsonElement all) =>
        all.EnumerateObject().ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);

    private JsonObject Object(JsonElement schema, int depth)
    {
        var example = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                example[property.Name] = property.Name is "next" ? null : Example(property.Value, property.Name, depth + 1);
            }
        }

        return example;
    }

    private static string Text(string name) => name switch
    {
        "code" => "at-bashy",
        "currency" => "KGS",
        "language" or "languages" => "ky",
        "number" => "CL-2026-000001",
        "purpose" => "platform",
        "focus" or "track" => "handicrafts",
        "facilities" => "looms",
        "category" => "felt",
        "html" => "<p>Жүн</p>",
        "label" => "Айгүл",
        "qr" => "https://example.kg/qr",
        "message" => "текст",
        _ => "Кийиз килем",
    };

    private static JsonElement? Schema(JsonElement content) =>
        content.TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema) ? schema : null;

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "tests", "EndToEnd.Tests", "openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("openapi.json");
    }
}
