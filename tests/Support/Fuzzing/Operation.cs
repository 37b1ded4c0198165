using System.Globalization;
using System.Text.Json;

namespace CreativeLabs.Support.Fuzzing;

/// <summary>A parameter as the document describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">path, query or header.</param>
/// <param name="Required">Whether a careful client sends it.</param>
/// <param name="Schema">Its schema.</param>
internal sealed record Parameter(string Name, string In, bool Required, JsonElement Schema);

/// <summary>One operation of a published OpenAPI document.</summary>
internal sealed record Operation(
    string Id, HttpMethod Method, string Path, IReadOnlyList<Parameter> Parameters, JsonElement? Body, bool BodyIsJson,
    IReadOnlySet<int> Statuses, IReadOnlySet<int> OAuthErrors, bool AnswersArray)
{
    /// <summary>Every operation of <paramref name="document"/>.</summary>
    public static IEnumerable<Operation> In(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name is "get" or "put" or "post" or "delete" or "patch"
        select Read(path.Name, operation.Name, operation.Value);

    /// <summary>A refusal that another standard gives another form.</summary>
    private static bool IsOAuth(JsonElement response) =>
        response.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
        && json.GetProperty("schema").TryGetProperty("$ref", out var schema)
            && schema.GetString()!.EndsWith("/OAuthError", StringComparison.Ordinal);

    private static bool IsArray(JsonElement response) =>
        response.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
        && json.TryGetProperty("schema", out var schema) && schema.TryGetProperty("type", out var type)
        && type.ValueKind is JsonValueKind.String && type.GetString() == "array";

    private static Operation Read(string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var listed)
            ? listed.EnumerateArray().Select(p => new Parameter(
                p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!,
                p.TryGetProperty("required", out var required) && required.GetBoolean(),
                p.TryGetProperty("schema", out var schema) ? schema : default)).ToList()
            : [];
        JsonElement? body = null;
        var isJson = true;
        if (operation.TryGetProperty("requestBody", out var request) && request.TryGetProperty("content", out var content))
        {
            isJson = content.TryGetProperty("application/json", out var json);
            body = isJson ? json.TryGetProperty("schema", out var schema) ? schema : default : default(JsonElement);
        }

        var statuses = operation.GetProperty("responses").EnumerateObject()
            .Where(r => int.TryParse(r.Name, CultureInfo.InvariantCulture, out _))
            .Select(r => int.Parse(r.Name, CultureInfo.InvariantCulture)).ToHashSet();
        var oauth = statuses.Where(status => status >= 400 && IsOAuth(operation.GetProperty("responses").GetProperty($"{status}")))
            .ToHashSet();
        return new Operation(operation.GetProperty("operationId").GetString()!, new HttpMethod(method.ToUpperInvariant()), path, parameters,
            body, isJson, statuses, oauth, operation.GetProperty("responses").EnumerateObject().Any(r => IsArray(r.Value)));
    }
}
