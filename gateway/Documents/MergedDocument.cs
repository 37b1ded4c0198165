using System.Text.Json.Nodes;

namespace CreativeLabs.Gateway;

/// <summary>One OpenAPI document made of the services' own. A component that two services describe in the same words is there once; one
/// that they describe differently gets the second service's name in front, and so does what refers to it.</summary>
internal sealed class MergedDocument
{
    private readonly JsonObject paths = [];
    private readonly JsonObject components = [];
    private readonly SortedDictionary<string, JsonNode> tags = new(StringComparer.Ordinal);

    /// <summary>Adds the paths of <paramref name="part"/> for which <paramref name="leadsTo"/> holds, and its components.</summary>
    public MergedDocument Add(string service, JsonObject part, Func<string, bool> leadsTo)
    {
        var renamed = Renamed(service, part);
        Walk(part, text => renamed.GetValueOrDefault(text, text));
        foreach (var (kind, name, content) in ComponentsOf(part).ToList())
        {
            var target = (JsonObject)(components[kind] ??= new JsonObject());
            var key = renamed.TryGetValue(Reference(kind, name), out var other) ? other[(other.LastIndexOf('/') + 1)..] : name;
            target.TryAdd(key, content.DeepClone());
        }

        foreach (var (path, content) in part["paths"] as JsonObject ?? [])
        {
            if (leadsTo(path) && content is not null)
            {
                paths.TryAdd(path, content.DeepClone());
            }
        }

        foreach (var tag in part["tags"] as JsonArray ?? [])
        {
            if (tag?["name"]?.GetValue<string>() is { } name)
            {
                tags.TryAdd(name, tag.DeepClone());
            }
        }

        return this;
    }

    /// <summary>The document as published.</summary>
    public JsonObject ToJson() => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject { ["title"] = "CreativeLabs", ["version"] = "v1" },
        ["paths"] = paths.DeepClone(),
        ["components"] = components.DeepClone(),
        ["tags"] = new JsonArray([.. tags.Values.Select(tag => tag.DeepClone())]),
    };

    /// <summary>Old to new reference of each component that needs a name of its own here: it differs from what is known by that name, or
    /// refers to one that does.</summary>
    private Dictionary<string, string> Renamed(string service, JsonObject part)
    {
        var prefix = char.ToUpperInvariant(service[0]) + service[1..];
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var known = ComponentsOf(part).Where(c => components[c.Kind]?[c.Name] is not null && c.Kind != "securitySchemes").ToList();
        int before;
        do
        {
            before = renamed.Count;
            foreach (var (kind, name, content) in known)
            {
                if (!renamed.ContainsKey(Reference(kind, name))
                    && (!JsonNode.DeepEquals(content, components[kind]![name]) || RefersToAny(content, renamed)))
                {
                    renamed[Reference(kind, name)] = Reference(kind, prefix + name);
                }
            }
        }
        while (renamed.Count > before);
        return renamed;
    }

    private static bool RefersToAny(JsonNode content, Dictionary<string, string> references)
    {
        var found = false;
        Walk(content, text =>
        {
            found |= references.ContainsKey(text);
            return text;
        });
        return found;
    }

    private static string Reference(string kind, string name) => $"#/components/{kind}/{name}";

    private static IEnumerable<(string Kind, string Name, JsonNode Content)> ComponentsOf(JsonObject part) =>
        from kind in part["components"] as JsonObject ?? []
        from component in kind.Value as JsonObject ?? []
        where component.Value is not null
        select (kind.Key, component.Key, component.Value);

    /// <summary>Puts every reference, be it a <c>$ref</c> or a discriminator's mapping, through <paramref name="change"/>.</summary>
    private static void Walk(JsonNode? node, Func<string, string> change)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String
                        && value.GetValue<string>() is var text && text.StartsWith("#/components/", StringComparison.Ordinal))
                    {
                        var changed = change(text);
                        if (changed != text)
                        {
                            members[name] = changed;
                        }
                    }
                    else
                    {
                        Walk(value, change);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Walk(item, change);
                }

                break;
        }
    }
}
