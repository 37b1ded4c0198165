using System.Collections.Concurrent;
using System.Text.Json;
using Shouldly;

namespace CreativeLabs.Support.Fuzzing;

/// <summary>Fuzzing: sends generated bad input, now and then badly sent as well, to every operation of a published OpenAPI document and
/// judges every answer: nothing above 499, no status that the document does not name for the operation, every refusal a problem+json with
/// a code, nothing of the inside shown.</summary>
public static class ApiFuzzer
{
    private static readonly string[] Inside = ["   at ", "Exception", "Npgsql", "Microsoft.", "System."];

    /// <summary>What was wrong; empty when the service held. The requests hang on the run's seed (<see cref="Depth"/>).</summary>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="callers">Who asks: every operation is asked by each of them in turn.</param>
    /// <param name="ids">Ids that are there, so that requests get past the door.</param>
    /// <param name="requests">At least so many in all, spread evenly over the operations; by default a tenth.</param>
    /// <param name="leaveOut">Operations that are not asked, by id, such as a stream that never ends.</param>
    public static async Task Run(
        JsonElement document, IReadOnlyList<HttpClient> callers, IReadOnlyList<Guid> ids, int requests, params string[] leaveOut)
    {
        var operations = Operation.In(document).Where(o => !leaveOut.Contains(o.Id)).ToList();
        var each = (Depth.Times(requests) / operations.Count) + 1;
        var findings = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var sent = 0;
        await Parallel.ForEachAsync(operations.Select((operation, index) => (operation, index)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (item, token) =>
        {
            var (operation, index) = item;
            var chances = Depth.Random(index);
            var (bad, faults) = (new BadRequests(document, chances, ids), new TransportFaults(chances));
            // So that a few requests do not always come from the same callers.
            var first = Depth.Random(-1 - index).Next(callers.Count);
            for (var i = 0; i < each; i++)
            {
                var (request, said) = bad.Against(operation);
                var told = new List<string> { said };
                var besides = await faults.Change(request, told);
                using (request)
                using (var response = await callers[(first + i) % callers.Count].SendAsync(request, token))
                {
                    Interlocked.Increment(ref sent);
                    var text = await response.Content.ReadAsStringAsync(token);
                    if (Judge(operation, besides, response, text) is { } wrong)
                    {
                        // One finding of a kind is enough: the first is fixed, the rest goes with it.
                        findings.TryAdd($"{operation.Id}: {wrong}", $"{string.Join(", ", told)}\n    {text}");
                    }
                }
            }
        });

        sent.ShouldBeGreaterThanOrEqualTo(Depth.Times(requests));
        findings.Select(f => $"{f.Key}\n    {f.Value}").Order(StringComparer.Ordinal).ShouldBeEmpty(Depth.Replay);
    }

    private static string? Judge(
        Operation operation, IReadOnlyCollection<int> besides, HttpResponseMessage response, string text) => (int)response.StatusCode switch
        {
            >= 500 and var status => $"{status}",
            // As GET would be, which is asked as well; only there is nothing to read.
            _ when response.RequestMessage?.Method == HttpMethod.Head => text.Length == 0 ? null : "HEAD has a body",
            var status when !operation.Statuses.Contains(status) && !besides.Contains(status) => $"{status} is not documented",
            405 when response.Content.Headers.Allow.Count == 0 => "405 does not say what is allowed",
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
