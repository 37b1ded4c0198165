using System.Text.Json;

namespace CreativeLabs.Security;

/// <summary>An operation of the published document.</summary>
/// <param name="IsOpen">Nobody has to be signed in for it.</param>
/// <param name="Numbers">The places of its path that take a number.</param>
public sealed record Operation(HttpMethod Method, string Template, bool IsOpen, IReadOnlyList<string> Numbers)
{
    private static readonly string[] OneOfEach = ["/v1/labs", "/v1/courses", "/v1/mentors", "/v1/listings", "/v1/me/inbox"];

    /// <summary>Its path with something that fits each place; nothing of it exists.</summary>
    public string Path => string.Join('/', Template.Split('/').Select(part => part switch
    {
        "{service}" => "registration",
        _ when Numbers.Contains(part, StringComparer.Ordinal) => "1",
        ['{', ..] => "0190f5fe-0000-7000-8000-000000000000",
        _ => part,
    }));

    public override string ToString() => $"{Method} {Template}";

    /// <summary>All of them, once every service has its part in the document.</summary>
    public static async Task<IReadOnlyList<Operation>> ReadAll(HttpClient gateway, CancellationToken token)
    {
        while (true)
        {
            var paths = JsonSerializer.Deserialize<JsonElement>(
                await gateway.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), token)).GetProperty("paths");
            if (OneOfEach.All(path => paths.TryGetProperty(path, out _)))
            {
                return [.. from path in paths.EnumerateObject()
                           from method in path.Value.EnumerateObject()
                           where method.Value.ValueKind is JsonValueKind.Object
                           select new Operation(
                               HttpMethod.Parse(method.Name), path.Name, IsOpenTo(method.Value), [.. NumbersOf(method.Value)])];
            }

            await Task.Delay(TimeSpan.FromSeconds(1), token);
        }
    }

    private static IEnumerable<string> NumbersOf(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? from parameter in parameters.EnumerateArray()
              where parameter.GetProperty("in").GetString() == "path"
                  && parameter.GetProperty("schema").TryGetProperty("type", out var type) && type.GetRawText().Contains("integer")
              select $"{{{parameter.GetProperty("name").GetString()}}}"
            : [];

    private static bool IsOpenTo(JsonElement operation) =>
        !operation.TryGetProperty("security", out var security) || security.GetArrayLength() == 0
        || security.EnumerateArray().Any(one => !one.EnumerateObject().Any());
}
