using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreativeLabs.Support.Fuzzing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace CreativeLabs.Support;

/// <summary>What holds for every operation of a service, by what the standards say and by what the platform promises: asked of each
/// operation of the published document, as somebody who may, about the things that its access matrix is asked about.</summary>
/// <param name="document">The OpenAPI document.</param>
/// <param name="callers">The kinds of callers, in the order of the columns of <c>access.txt</c>.</param>
/// <param name="make">Makes a question, see <see cref="AccessMatrix"/>.</param>
/// <param name="exceptions">Operations that do without a convention, each with the reason.</param>
public sealed partial class HttpConventions(
    JsonElement document, IReadOnlyList<string> callers, Func<string, string, string, Task<Question>> make,
    IReadOnlyDictionary<string, string> exceptions)
{
    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentDictionary<string, bool> tagged = new(StringComparer.Ordinal);
    private readonly List<Operation> operations = Operation.In(document).OrderBy(o => o.Path, StringComparer.Ordinal).ToList();

    /// <summary>Holds every operation of a service to the conventions.</summary>
    public static Task Hold<TProgram>(ServiceFixture<TProgram> fixture, IReadOnlyList<string> callers,
        Func<string, string, string, Task<Question>> make, IReadOnlyDictionary<string, string> exceptions)
        where TProgram : class => Depth.Prove(async () =>
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        var conventions = new HttpConventions(document, callers, make, exceptions);
        var mapped = fixture.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).ToList();
        conventions.operations.Select(o => o.Id).Order(StringComparer.Ordinal)
            .ShouldBe(mapped.Order(StringComparer.Ordinal), "every operation is in the document");
        conventions.Computed(fixture.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        await conventions.Ask();
        conventions.faults.Order(StringComparer.Ordinal).ShouldBeEmpty($"of {conventions.operations.Count} operations");
    });

    private async Task Ask()
    {
        var rights = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "access.txt"))).Skip(1).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        operations.ForEach(Described);
        await Parallel.ForEachAsync(operations.Where(o => o.Method == HttpMethod.Get), parallel, (o, _) => One(o, rights, Read));
        await Parallel.ForEachAsync(operations.Where(o => o.Method != HttpMethod.Get), parallel, (o, _) => One(o, rights, Changed));
        foreach (var id in exceptions.Keys.Where(id => operations.TrueForAll(o => o.Id != id)))
        {
            faults.Add($"{id} is an exception and no operation");
        }
    }

    private async ValueTask One(Operation operation, List<string> rights, Func<Operation, About, Task> ask)
    {
        try
        {
            var line = rights.First(l => l.StartsWith($"{operation.Method} {operation.Path} ", StringComparison.Ordinal)
                && AccessMatrix.Signs(l).Contains(AccessMatrix.Done));
            var which = Case().Match(line) is { Success: true } found ? found.Groups[1].Value : "";
            var caller = callers[AccessMatrix.Signs(line).LastIndexOf(AccessMatrix.Done)];
            await ask(operation, new About(() => make(operation.Id, which, caller)));
        }
        catch (Exception fault)
        {
            faults.Add($"{operation.Id}: {fault.Message}");
        }
    }

    private async Task Read(Operation operation, About about)
    {
        var question = await about.Ask();
        using var answer = await Send(operation, question);
        var type = answer.Content.Headers.ContentType?.MediaType;
        Hold(operation, (int)answer.StatusCode == 200, $"answers {(int)answer.StatusCode}");
        await Head(operation, question, answer);
        foreach (var (parameter, value, sentence) in operation.Parameters.Where(p => p.In == "query")
            .Select(p => (p, Format(p.Schema))).SelectMany(p => Wrong(p.p, p.Item2)))
        {
            var others = (question.Query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(pair => !pair.StartsWith($"{parameter.Name}=", StringComparison.OrdinalIgnoreCase));
            var query = string.Join('&', others.Append($"{parameter.Name}={Uri.EscapeDataString(value)}"));
            await RefusedAt(operation, question with { Query = query }, parameter.Name, sentence);
        }

        if (type == "text/event-stream")
        {
            return;
        }

        if (answer.Content.Headers.ContentLanguage.Count > 0)
        {
            Hold(operation, answer.Headers.Vary.Contains("Accept-Language"), "speaks a language and does not vary by Accept-Language");
        }

        Hold(operation, answer.Headers.ETag is not null || !operation.Statuses.Contains(304) || exceptions.ContainsKey(operation.Id),
            "documents 304 and sends no ETag");
        if (answer.Headers.ETag is { } tag)
        {
            tagged[operation.Path] = true;
            await Tagged(operation, question, tag, await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private async Task Head(Operation operation, Question question, HttpResponseMessage answer)
    {
        using var head = await Send(operation, question, HttpMethod.Head);
        Hold(operation, head.StatusCode == answer.StatusCode, $"answers HEAD with {(int)head.StatusCode}");
        Hold(operation, (await head.Content.ReadAsByteArrayAsync()).Length == 0, "answers HEAD with a body");
        Hold(operation, head.Content.Headers.ContentType?.MediaType == answer.Content.Headers.ContentType?.MediaType,
            "answers HEAD with another type");
    }

    private async Task Tagged(Operation operation, Question question, EntityTagHeaderValue tag, byte[] bytes)
    {
        await Known(operation, question, tag);
        using var inKyrgyz = await Send(operation, question, change: r =>
        {
            r.Headers.AcceptLanguage.Clear();
            r.Headers.AcceptLanguage.ParseAdd("ky");
        });
        var words = await inKyrgyz.Content.ReadAsByteArrayAsync();
        Hold(operation, tag.IsWeak || inKyrgyz.Headers.ETag?.Tag != tag.Tag || bytes.AsSpan().SequenceEqual(words),
            "has one strong tag for two languages");
        Hold(operation, operation.Statuses.Contains(304), "does not document 304");
    }

    /// <summary>Asks for what is known already. A list that others write to meanwhile has another tag then, and is asked anew.</summary>
    private async Task Known(Operation operation, Question question, EntityTagHeaderValue tag)
    {
        for (var round = 1; ; round++)
        {
            var wrong = new List<string>();
            foreach (var seen in (string[])[tag.ToString(), $"W/{tag.Tag}", $"\"x\", {tag}", "*"])
            {
                using var known = await Send(operation, question, change: r => r.Headers.TryAddWithoutValidation("If-None-Match", seen));
                Note(wrong, (int)known.StatusCode == 304, $"answers {(int)known.StatusCode} to If-None-Match: {seen}");
                Note(wrong, known.Headers.ETag?.Tag == tag.Tag, "answers 304 with another tag");
                Note(wrong, (await known.Content.ReadAsByteArrayAsync()).Length == 0, "answers 304 with a body");
            }

            using var other = await Send(operation, question, change: r => r.Headers.TryAddWithoutValidation("If-None-Match", "\"x\""));
            Note(wrong, (int)other.StatusCode == 200, $"answers {(int)other.StatusCode} to another If-None-Match");
            if (wrong.Count == 0 || other.Headers.ETag is not { } now || now.Tag == tag.Tag || round == 5)
            {
                wrong.ForEach(fault => Hold(operation, false, fault));
                return;
            }

            tag = now;
        }
    }

    private static void Note(List<string> faults, bool right, string fault)
    {
        if (!right)
        {
            faults.Add(fault);
        }
    }

    private async Task Changed(Operation operation, About about)
    {
        var question = await about.Ask();
        var unseen = NearestRead(operation) is { } read && tagged.ContainsKey(read.Path) && !Has(operation, "If-Match") ? read.Id : null;
        if (exceptions.ContainsKey(operation.Id))
        {
            Hold(operation, unseen is not null || (operation.Method == HttpMethod.Post && !Has(operation, "Idempotency-Key")),
                "is an exception and needs none");
        }
        else
        {
            Hold(operation, unseen is null, $"changes what {unseen} shows with an ETag, and does not ask for If-Match");
        }

        if (Has(operation, "If-Match"))
        {
            Hold(operation, operation.Statuses.IsSupersetOf([412, 428]), "does not document 412 and 428");
            if (operation.Parameters.Any(p => p is { Name: "If-Match", Required: true }))
            {
                using var without = await Send(operation, question);
                Hold(operation, (int)without.StatusCode == 428, $"answers {(int)without.StatusCode} without If-Match");
            }

            question = question.Body is HttpContent ? await about.Ask() : question;
            using var stale = await Send(operation, question, change: r => r.Headers.TryAddWithoutValidation("If-Match", "\"999999\""));
            Hold(operation, (int)stale.StatusCode == 412, $"answers {(int)stale.StatusCode} to an old If-Match");
        }

        if (question.Body is null or HttpContent
            || JsonSerializer.SerializeToNode(question.Body, JsonSerializerOptions.Web) is not JsonObject body)
        {
            return;
        }

        foreach (var name in Required(operation.Body).Where(body.ContainsKey))
        {
            var missing = body.DeepClone().AsObject();
            missing.Remove(name);
            await RefusedAt(operation, question with { Body = missing }, name);
        }

        foreach (var (name, time) in body.Where(p => p.Value is JsonValue && p.Value.GetValueKind() == JsonValueKind.String)
            .Select(p => (p.Key, p.Value!.GetValue<string>())).Where(p => Offset().IsMatch(p.Item2)))
        {
            var bare = body.DeepClone().AsObject();
            bare[name] = Offset().Replace(time, "$1");
            await RefusedAt(operation, question with { Body = bare }, name, "offset");
        }
    }

    /// <summary>400, which names the field.</summary>
    private async Task RefusedAt(Operation operation, Question question, string field, string? sentence = null)
    {
        using var answer = await Send(operation, question, change: r =>
        {
            r.Headers.TryAddWithoutValidation("If-Match", "*");
            r.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        });
        var text = await answer.Content.ReadAsStringAsync();
        Hold(operation, (int)answer.StatusCode == 400 && JsonNode.Parse(text)?["errors"]?[field] is { } told
            && (sentence is null || told.ToJsonString().Contains(sentence, StringComparison.Ordinal)),
            $"answers {(int)answer.StatusCode} where {field} is wrong: {text}");
    }

    /// <summary>What is read at the operation's own path, or at the nearest one above it.</summary>
    private Operation? NearestRead(Operation operation)
    {
        for (var path = operation.Path; path.LastIndexOf('/') > 0; path = path[..path.LastIndexOf('/')])
        {
            if (operations.Find(o => o.Method == HttpMethod.Get && o.Path == path) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private void Hold(Operation operation, bool holds, string otherwise)
    {
        if (!holds)
        {
            faults.Add($"{operation.Id}: {otherwise}");
        }
    }

    private static async Task<HttpResponseMessage> Send(
        Operation operation, Question question, HttpMethod? method = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = question.Request(operation.Path, method ?? operation.Method);
        change?.Invoke(request);
        if (!request.Headers.Contains("Idempotency-Key"))
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        }

        // A stream of events never ends.
        return await question.Caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>What an operation is asked about, made anew each time.</summary>
    private sealed record About(Func<Task<Question>> Ask);

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)$", RegexOptions.None, 1000)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^\S+ \S+ \(([^)]*)\)", RegexOptions.None, 1000)]
    private static partial Regex Case();
}
