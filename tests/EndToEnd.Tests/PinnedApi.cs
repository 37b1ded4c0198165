using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreativeLabs.EndToEnd;

/// <summary>What the whole platform publishes is written down in <c>openapi.json</c>, so that a change of it shows in the diff.
/// <c>PIN=openapi tests/run EndToEnd</c> writes it anew.</summary>
[Collection(SharedWholePlatform.Name)]
public sealed class PinnedApi(WholePlatform whole)
{
    private static readonly string[] OneOfEach = ["/v1/labs", "/v1/courses", "/v1/mentors", "/v1/listings", "/v1/me/inbox"];

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_published_API_is_as_it_is_written_down()
    {
        var now = InOrder(await Published()).ToJsonString(Readable) + '\n';
        if (Environment.GetEnvironmentVariable("PIN") == "openapi")
        {
            await File.WriteAllTextAsync(Pinned(), now, TestContext.Current.CancellationToken);
        }

        var pinned = await File.ReadAllTextAsync(Pinned(), TestContext.Current.CancellationToken);
        string[] before = pinned.Split('\n'), after = now.Split('\n');
        const string Hint = "is this meant? Then PIN=openapi tests/run EndToEnd";
        string.Join('\n', before.Except(after, StringComparer.Ordinal).Take(20).Select(line => "- " + line)
            .Concat(after.Except(before, StringComparer.Ordinal).Take(20).Select(line => "+ " + line))).ShouldBeEmpty(Hint);
        (now == pinned).ShouldBeTrue($"the same lines in another order: {Hint}");
    }

    /// <summary>The document, once every service has its part in it: who was slow to describe itself is asked again.</summary>
    private async Task<JsonObject> Published()
    {
        using var platform = whole.Platform();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var document = (JsonObject)JsonNode.Parse(
                await platform.Gateway.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), limit.Token))!;
            if (OneOfEach.All(((JsonObject)document["paths"]!).ContainsKey))
            {
                return document;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
        }
    }

    /// <summary>Paths and components by name, whichever service came first.</summary>
    private static JsonObject InOrder(JsonObject document)
    {
        document["paths"] = ByName((JsonObject)document["paths"]!);
        var components = (JsonObject)document["components"]!;
        foreach (var (kind, _) in components.ToList())
        {
            components[kind] = ByName((JsonObject)components[kind]!);
        }

        return document;
    }

    private static JsonObject ByName(JsonObject all) =>
        new(all.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

    private static string Pinned([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "openapi.json");
}
