using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CreativeLabs.Support.Hostile;

namespace CreativeLabs.Support;

/// <summary>One question: who asks, what she asks about, and what she sends.</summary>
/// <param name="Caller">A client signed in as the caller, or as nobody.</param>
/// <param name="Values">The values of the path's parameters, by name.</param>
/// <param name="Body">What would be right to send: an object, which goes as JSON, or an <see cref="HttpContent"/>; null where nothing is
/// sent.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="IfMatch">Where any version will not do.</param>
public sealed record Question(HttpClient Caller, IReadOnlyDictionary<string, string> Values, object? Body = null, string? Query = null,
    string IfMatch = "*");

/// <summary>Who may do what: every operation of a published document asked by every kind of caller, each time about things made for that
/// one question, and written down as a line an operation.</summary>
/// <param name="document">The OpenAPI document.</param>
/// <param name="callers">The kinds of callers, in the order of the columns.</param>
/// <param name="cases">For an operation, by its id, the cases that are answered differently, such as a draft and what is published.</param>
/// <param name="make">Makes a question: the operation's id, the case (empty for the only one), the caller.</param>
public sealed class AccessMatrix(
    JsonElement document, IReadOnlyList<string> callers, IReadOnlyDictionary<string, string[]> cases,
    Func<string, string, string, Task<Question>> make)
{
    /// <summary>She was let through and it was done.</summary>
    public const char Done = '+';

    /// <summary>She was let through, and a rule of the business said no, such as that only members book.</summary>
    public const char Ruled = '!';

    /// <summary>She was refused, or told that it does not exist.</summary>
    public const char Refused = 'x';

    /// <summary>She was asked to sign in.</summary>
    public const char SignIn = '-';

    /// <summary>A line an operation and case: its method, path and case, then a sign for each caller.</summary>
    public async Task<IReadOnlyList<string>> Write()
    {
        var asked = (from operation in Operation.In(document).OrderBy(o => o.Path, StringComparer.Ordinal)
            .ThenBy(o => o.Method.Method, StringComparer.Ordinal)
                     from known in cases.GetValueOrDefault(operation.Id, [""])
                     select (Operation: operation, Case: known,
                         Name: $"{operation.Method} {operation.Path}{(known.Length == 0 ? "" : $" ({known})")}")).ToList();
        var width = asked.Max(a => a.Name.Length) + 2;
        var signs = new char[asked.Count, callers.Count];
        var all = from row in Enumerable.Range(0, asked.Count) from column in Enumerable.Range(0, callers.Count) select (row, column);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
        {
            var (operation, known, name) = asked[at.row];
            try
            {
                signs[at.row, at.column] = await Ask(operation, known, callers[at.column]);
            }
            catch (Exception fault)
            {
                faults.Add($"{name} as {callers[at.column]}: {fault.Message}");
            }
        });
        if (!faults.IsEmpty)
        {
            throw new InvalidOperationException(string.Join('\n', faults.Order(StringComparer.Ordinal)));
        }

        return
        [
            $"{"".PadRight(width)}{string.Join(' ', callers)}",
            .. asked.Select((a, row) => (a.Name.PadRight(width)
            + string.Concat(callers.Select((c, column) => $"{signs[row, column]}".PadRight(c.Length + 1)))).TrimEnd()),
        ];
    }

    private async Task<char> Ask(Operation operation, string known, string caller)
    {
        var question = await make(operation.Id, known, caller);
        var path = question.Values.Aggregate(operation.Path,
            (at, value) => at.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
        using var request = new HttpRequestMessage(operation.Method, question.Query is null ? path : $"{path}?{question.Query}");
        request.Content = question.Body switch
        {
            null => null,
            HttpContent content => content,
            var body => new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", question.IfMatch);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await question.Caller.SendAsync(request);
        var status = (int)response.StatusCode;
        return status switch
        {
            < 400 => Done,
            401 => SignIn,
            403 or 404 => Refused,
            409 => Ruled,
            // Bad input, a stale version or a limit says nothing of who may.
            _ => throw new InvalidOperationException($"{status} from {path}: {await response.Content.ReadAsStringAsync()}"),
        };
    }
}
