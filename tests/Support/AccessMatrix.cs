using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CreativeLabs.Support.Fuzzing;

namespace CreativeLabs.Support;

/// <summary>One question: who asks, what she asks about, and what she sends.</summary>
/// <param name="Caller">A client signed in as the caller, or as nobody.</param>
/// <param name="Values">The values of the path's parameters, by name.</param>
/// <param name="Body">What would be right to send: an object, which goes as JSON, or an <see cref="HttpContent"/>; null where nothing is
/// sent.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="IfMatch">Where any version will not do.</param>
public sealed record Question(HttpClient Caller, IReadOnlyDictionary<string, string> Values, object? Body = null, string? Query = null,
    string IfMatch = "*")
{
    /// <summary>The request that asks it, without the headers of a change.</summary>
    public HttpRequestMessage Request(string path, HttpMethod method)
    {
        var at = Values?.Aggregate(path,
            (known, value) => known.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)) ?? path;
        return new HttpRequestMessage(method, Query is null ? at : $"{at}?{Query}")
        {
            Content = Body switch
            {
                null => null,
                HttpContent content => content,
                var body => new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8,
                    "application/json"),
            },
        };
    }
}

/// <summary>Who may do what: every operation of a published document asked by every kind of caller, each time about things made for that
/// one question, and written down as a line an operation. At a tenth of its <see cref="Depth"/> each operation is asked by one caller in
/// ten, and the rest of its line is taken from what was written down before; an operation of which nothing was written down is asked by
/// all.</summary>
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

    /// <summary>Things whose ids are read in lists by who may not read them one by one, with the reason.</summary>
    private static readonly Dictionary<string, string> Listed = new(StringComparer.Ordinal)
    {
        ["/v1/training-sessions/{id}"] = "its offering lists them to everybody",
        ["/v1/hearing-comments/{id}"] = "the hearing lists them to everybody",
        ["/v1/follow-ups/{id}"] = "the hearing lists them to everybody",
        ["/v1/mentoring-goals/{id}"] = "the mentorship's timeline shows the lab's coordinator that there is one",
        ["/v1/mentoring-sessions/{id}"] = "the mentorship's timeline shows the lab's coordinator that there is one",
    };

    /// <summary>Who may read a thing, by the path of the thing.</summary>
    private readonly Dictionary<string, HashSet<string>> seen = new(StringComparer.Ordinal);

    /// <summary>The callers' signs of a line.</summary>
    public static string Signs(string line) =>
        string.Concat(line.Split("  ", 2)[1].Where(sign => sign is Done or Ruled or Refused or SignIn));

    /// <summary>A line an operation and case: its method, path and case, then a sign for each caller.</summary>
    /// <param name="before">The lines that were written down before.</param>
    public async Task<IReadOnlyList<string>> Write(IEnumerable<string> before)
    {
        var known = before.Skip(1).ToDictionary(line => line.Split("  ", 2)[0], Signs, StringComparer.Ordinal);
        var asked = (from operation in Operation.In(document).OrderBy(o => o.Path, StringComparer.Ordinal)
            .ThenBy(o => o.Method.Method, StringComparer.Ordinal)
                     from one in cases.GetValueOrDefault(operation.Id, [""])
                     select (Operation: operation, Case: one,
                         Name: $"{operation.Method} {operation.Path}{(one.Length == 0 ? "" : $" ({one})")}")).ToList();
        foreach (var (name, signsBefore) in known.Where(line => line.Key.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var readers = seen.GetValueOrDefault(name.Split(' ')[1]) ?? (seen[name.Split(' ')[1]] = new(StringComparer.Ordinal));
            readers.UnionWith(callers.Where((_, column) => column < signsBefore.Length && signsBefore[column] is Done));
        }

        var width = asked.Max(a => a.Name.Length) + 2;
        var signs = new char[asked.Count, callers.Count];
        var random = Depth.Random();
        var all = new List<(int Row, int Column)>();
        for (var row = 0; row < asked.Count; row++)
        {
            var chosen = Enumerable.Range(0, callers.Count).ToArray();
            if (known.TryGetValue(asked[row].Name, out var signsBefore) && signsBefore.Length == callers.Count)
            {
                random.Shuffle(chosen);
                chosen = chosen[..Depth.Times(callers.Count)];
                for (var column = 0; column < callers.Count; column++)
                {
                    signs[row, column] = signsBefore[column];
                }
            }

            all.AddRange(chosen.Select(column => (row, column)));
        }

        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (at, _) =>
        {
            var (operation, one, name) = asked[at.Row];
            try
            {
                signs[at.Row, at.Column] = await Ask(operation, one, callers[at.Column]);
            }
            catch (Exception fault)
            {
                faults.Add($"{name} as {callers[at.Column]}: {fault.Message}");
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

    /// <summary>Whoever may not do something with a thing that she does not see, hears the same as if there were none.</summary>
    private async Task<bool> TellsThatItExists(Operation operation, Question question, string caller)
    {
        if (question.Values?.Values.Any(value => Guid.TryParse(value, out _)) is not true || Seen(operation.Path, caller))
        {
            return false;
        }

        var nothing = question with
        {
            Values = question.Values.ToDictionary(v => v.Key, v => Guid.TryParse(v.Value, out _) ? $"{Guid.CreateVersion7()}" : v.Value),
        };
        using var request = nothing.Request(operation.Path, operation.Method);
        request.Headers.TryAddWithoutValidation("If-Match", question.IfMatch);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await question.Caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)response.StatusCode is 404;
    }

    /// <summary>True when she may read the thing of that path, or one that it belongs to, or finds its id in a list.</summary>
    private bool Seen(string path, string caller)
    {
        var parts = path.Split('/');
        var things = Enumerable.Range(0, parts.Length).Where(at => parts[at].StartsWith('{'))
            .Select(at => string.Join('/', parts[..(at + 1)]));
        return things.Any(thing => Listed.ContainsKey(thing)
            || (seen.TryGetValue(thing, out var column) && column.Contains(caller, StringComparer.Ordinal)));
    }

    private async Task<char> Ask(Operation operation, string one, string caller)
    {
        var question = await make(operation.Id, one, caller);
        using var request = question.Request(operation.Path, operation.Method);
        request.Headers.TryAddWithoutValidation("If-Match", question.IfMatch);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        // A stream of events never ends.
        using var response = await question.Caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var status = (int)response.StatusCode;
        if (status is 403 && await TellsThatItExists(operation, question, caller))
        {
            throw new InvalidOperationException("403 for what she does not see, and 404 for what is not there");
        }

        return status switch
        {
            < 400 => Done,
            401 => SignIn,
            403 or 404 => Refused,
            409 => Ruled,
            // Bad input, a stale version or a limit says nothing of who may.
            _ => throw new InvalidOperationException($"{status} from {request.RequestUri}: {await response.Content.ReadAsStringAsync()}"),
        };
    }
}
