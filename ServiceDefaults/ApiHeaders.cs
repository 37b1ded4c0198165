using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The headers of answers in the OpenAPI document, and an example of each problem.</summary>
internal static class ApiHeaders
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Content-Language"] = "The language of the answer: ky, ru or en.",
        ["ETag"] = "The version of what is shown and a hash of how it is shown; for If-Match and If-None-Match.",
        ["Link"] = "The next page, rel=\"next\"; absent on the last one.",
        ["Location"] = "The address of what was made.",
        ["Retry-After"] = "Seconds after which to try again.",
        ["Vary"] = "What of the request the answer hangs on.",
        ["WWW-Authenticate"] = "Bearer.",
    };

    /// <summary>Puts them where operations refer to them.</summary>
    public static void Declare(OpenApiComponents components)
    {
        components.Headers = Known.ToDictionary(h => h.Key, h => (IOpenApiHeader)new OpenApiHeader
        {
            Description = h.Value, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        }, StringComparer.Ordinal);
        components.Examples = Problems.ByStatus.Values.Append(Problems.For(422)).ToDictionary(rule => NameOf(rule.Status),
            rule => (IOpenApiExample)new OpenApiExample
            {
                Value = JsonSerializer.SerializeToNode(Problems.Body(rule, "en", TraceId), Problems.Json),
            }, StringComparer.Ordinal);
    }

    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var pages = context.Description.SupportedResponseTypes.Any(t =>
            t.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>));
        var tagged = operation.Responses!.ContainsKey("304");
        foreach (var (status, response) in operation.Responses.Select(r => (r.Key, r.Value as OpenApiResponse)))
        {
            foreach (var name in status switch
            {
                "200" => (IEnumerable<string>)[.. tagged ? ["ETag", "Vary"] : (string[])[], .. pages ? ["Link"] : (string[])[]],
                "201" => ["Location"],
                "304" => ["ETag", "Vary"],
                "401" => ["WWW-Authenticate"],
                "429" or "503" => ["Retry-After"],
                _ => [],
            })
            {
                (response!.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] =
                    new OpenApiHeaderReference(name, context.Document);
            }

            if (response?.Content?.TryGetValue("application/problem+json", out var problem) is true
                && problem is not null
                && int.TryParse(status, CultureInfo.InvariantCulture, out var number)
                && (number == 422 || Problems.ByStatus.ContainsKey(number)))
            {
                problem.Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
                {
                    ["problem"] = new OpenApiExampleReference(NameOf(number), context.Document),
                };
            }
        }
    }

    private static string NameOf(int status) => string.Create(CultureInfo.InvariantCulture, $"problem{status}");
}
