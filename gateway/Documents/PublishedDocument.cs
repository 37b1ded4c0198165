using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreativeLabs.ServiceDefaults;
using Microsoft.Net.Http.Headers;

namespace CreativeLabs.Gateway;

/// <summary>The API as one OpenAPI 3.1 document, made anew every minute of what the services say of themselves; of a service that is
/// away, what it said last.</summary>
internal sealed partial class PublishedDocument(IHttpClientFactory clients, TimeProvider clock, ILogger<PublishedDocument> logger)
    : IDisposable
{
    public const string Path = "/openapi/v1.json";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FreshWhileOneIsAway = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, JsonObject> parts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim making = new(1);
    private Made? last;

    /// <summary>The document, with an ETag over its content.</summary>
    public static async Task<IResult> Get(PublishedDocument document, CancellationToken token)
    {
        var made = await document.ReadAsync(token);
        return TypedResults.Bytes(made.Content, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(made.Tag));
    }

    public void Dispose() => making.Dispose();

    private async Task<Made> ReadAsync(CancellationToken token)
    {
        if (Volatile.Read(ref last) is { } known && known.Until > clock.GetUtcNow())
        {
            return known;
        }

        await making.WaitAsync(token);
        try
        {
            if (last is { } meanwhile && meanwhile.Until > clock.GetUtcNow())
            {
                return meanwhile;
            }

            var answered = await Task.WhenAll(Routes.Services.Select(FetchAsync));
            var document = new MergedDocument();
            foreach (var service in Routes.Services)
            {
                if (parts.TryGetValue(service, out var part))
                {
                    document.Add(service, (JsonObject)part.DeepClone(), path => Routes.Publishes(service, path));
                }
            }

            var content = JsonSerializer.SerializeToUtf8Bytes(document.ToJson());
            var made = new Made(
                content, $"\"{Convert.ToHexString(SHA256.HashData(content), 0, 16)}\"",
                clock.GetUtcNow() + (answered.All(ok => ok) ? Fresh : FreshWhileOneIsAway));
            Volatile.Write(ref last, made);
            return made;
        }
        finally
        {
            making.Release();
        }
    }

    private async Task<bool> FetchAsync(string service)
    {
        try
        {
            // Not the request's token: what is fetched serves the next ones too.
            using var client = clients.CreateClient(ClientOf(service));
            parts[service] = JsonNode.Parse(await client.GetByteArrayAsync($"http://{service}{Path}")) as JsonObject
                ?? throw new JsonException("The document is no object.");
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException
            or Polly.Timeout.TimeoutRejectedException or Polly.CircuitBreaker.BrokenCircuitException)
        {
            NotAnswered(logger, service, exception.GetType().Name);
            return false;
        }
    }

    /// <summary>A client a service, so that one service's circuit breaker says nothing of another.</summary>
    internal static string ClientOf(string service) => $"document of {service}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} gave no OpenAPI document ({Failure}); its last one is kept")]
    private static partial void NotAnswered(ILogger logger, string service, string failure);

    private sealed record Made(byte[] Content, string Tag, DateTimeOffset Until);
}

/// <summary>Puts the document into the application.</summary>
internal static class PublishedDocumentSetup
{
    public static void AddPublishedDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublishedDocument>();
        foreach (var service in Routes.Services)
        {
            builder.Services.AddServiceClient(PublishedDocument.ClientOf(service));
        }
    }

    public static void MapPublishedDocument(this WebApplication app) => app.MapMethods(PublishedDocument.Path,
        [HttpMethods.Get, HttpMethods.Head], PublishedDocument.Get);
}
