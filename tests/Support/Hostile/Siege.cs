using System.Collections.Concurrent;
using System.Text.Json;

namespace CreativeLabs.Support.Hostile;

/// <summary>Sends generated bad input to every operation of a published OpenAPI document and judges every answer: nothing above 499, no
/// status that the document does not name for the operation, every refusal a problem+json with a code, nothing of the inside
/// shown.</summary>
public static class Siege
{
    private static readonly string[] Inside = ["   at ", "Exception", "Npgsql", "Microsoft.", "System."];

    /// <summary>What was wrong; empty when the service held.</summary>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="callers">Who asks: every operation is asked by each of them in turn.</param>
    /// <param name="ids">Ids that are there, so that requests get past the door.</param>
    /// <param name="requests">At least so many in all, spread evenly over the operations.</param>
    /// <param name="seed">The same seed gives the same requests.</param>
    /// <param name="leaveOut">Operations that are not asked, by id, such as a stream that never ends.</param>
    public static async Task<(int Sent, IReadOnlyList<string> Findings)> Lay(
        JsonElement document, IReadOnlyList<HttpClient> callers, IReadOnlyList<Guid> ids, int requests, int seed, params string[] leaveOut)
    {
        var operations = Operation.In(document).Where(o => !leaveOut.Contains(o.Id)).ToList();
        var each = (requests / operations.Count) + 1;
        var findings = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var sent = 0;
        await Parallel.ForEachAsync(operations.Select((operation, index) => (operation, index)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (item, token) =>
        {
            var (operation, index) = item;
            var mischief = new Mischief(document, new Random(seed + index), ids);
            for (var i = 0; i < each; i++)
            {
                var (request, told) = mischief.Against(operation);
                using (request)
                using (var response = await callers[i % callers.Count].SendAsync(request, token))
                {
                    Interlocked.Increment(ref sent);
                    var text = await response.Content.ReadAsStringAsync(token);
                    if (Judge(operation, response, text) is { } wrong)
                    {
                        // One finding of a kind is enough: the first is fixed, the rest goes with it.
                        findings.TryAdd($"{operation.Id}: {wrong}", $"{told}\n    {text}");
                    }
                }
            }
        });
        return (sent, [.. findings.Select(f => $"{f.Key}\n    {f.Value}").Order(StringComparer.Ordinal)]);
    }

    private static string? Judge(Operation operation, HttpResponseMessage response, string text) => (int)response.StatusCode switch
    {
        >= 500 and var status => $"{status}",
        var status when !operation.Statuses.Contains(status) => $"{status} is not documented",
        >= 400 and var status when operation.OAuthErrors.Contains(status)
        && response.Content.Headers.ContentType?.MediaType == "application/json" => OAuth(status, text),
        >= 400 and var status => Refused(status, response.Content.Headers.ContentType?.MediaType, text),
        _ => null,
    };

    /// <summary>RFC 6749, 5.2.</summary>
    private static string? OAuth(int status, string text) =>
        JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("error", out var error)
        && error.GetString() is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client"
            or "unsupported_grant_type" or "invalid_scope"
            ? null : $"{status} is no error of OAuth";

    private static string? Refused(int status, string? type, string text)
    {
        if (type != "application/problem+json")
        {
            return $"{status} is no problem+json but {type}";
        }

        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        var whole = problem.GetProperty("status").GetInt32() == status
            && ((string[])["type", "title", "code", "traceId"])
                .All(name => problem.TryGetProperty(name, out var told) && !string.IsNullOrWhiteSpace(told.GetString()));
        return !whole ? $"{status} is not whole" : Inside.FirstOrDefault(text.Contains) is { } shown ? $"{status} shows '{shown}'" : null;
    }
}
