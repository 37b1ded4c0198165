using System.Text;
using System.Text.Json;
using CreativeLabs.Support.Hostile;

namespace CreativeLabs.Support;

/// <summary>Who may do what: every operation of a published document asked by every kind of caller, each time on things made for that one
/// question, and written down as a line an operation.</summary>
/// <param name="document">The OpenAPI document.</param>
/// <param name="callers">The kinds of callers, by name. The order is the order of the columns.</param>
/// <param name="make">Makes what a path such as <c>/v1/labs/{id}/roles</c> speaks of and gives the values of its parameters by name.</param>
/// <param name="body">The body that would be right for an operation, by its id; null for the one that its schema suggests.</param>
public sealed class AccessMatrix(
    JsonElement document, IReadOnlyDictionary<string, HttpClient> callers, Func<string, Task<IReadOnlyDictionary<string, string>>> make, Func<string, object?> body)
{
    /// <summary>A line an operation: its method and path, then a sign for each caller. <c>+</c> was let through (whatever came of it), <c>x</c>
    /// was refused (403, or 404 as for what does not exist), <c>-</c> was asked to sign in (401).</summary>
    public async Task<string> Write()
    {
        var operations = Operation.In(document).OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method.Method, StringComparer.Ordinal).ToList();
        var width = operations.Max(o => Name(o).Length) + 2;
        var text = new StringBuilder().Append("operation".PadRight(width)).AppendJoin(' ', callers.Keys).Append('\n');
        foreach (var operation in operations)
        {
            text.Append(Name(operation).PadRight(width));
            var signs = new List<string>();
            foreach (var (caller, client) in callers)
            {
                signs.Add((await Ask(operation, client)).PadRight(caller.Length));
            }

            text.Append(string.Join(' ', signs).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Name(Operation operation) => $"{operation.Method} {operation.Path}";

    private async Task<string> Ask(Operation operation, HttpClient client)
    {
        var values = await make(operation.Path);
        var path = values.Aggregate(operation.Path, (at, value) => at.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
        var example = new Example(document, new Random(1), [Guid.CreateVersion7()]);
        var query = operation.Parameters.Where(p => p.In == "query" && p.Required).Select(p => $"{p.Name}={Uri.EscapeDataString(example.Plain(p.Schema))}").ToList();
        using var request = new HttpRequestMessage(operation.Method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        if (operation.Body is { } schema)
        {
            var said = body(operation.Id) is { } right ? JsonSerializer.Serialize(right, JsonSerializerOptions.Web) : example.Of(schema)?.ToJsonString() ?? "{}";
            request.Content = new StringContent(said, Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var answer = await response.Content.ReadAsStringAsync();
        return (int)response.StatusCode switch
        {
            401 => "-",
            403 or 404 => "x",
            400 or 415 or >= 500 => throw new InvalidOperationException($"{Name(operation)} says nothing of who may, it answered: {answer}"),
            _ => "+",
        };
    }
}
