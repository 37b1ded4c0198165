using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Notifications.World;

/// <summary>An event as a partner's system got it.</summary>
public sealed record Brought(string Path, string Id, long Timestamp, string Signature, string Body, string? Traceparent)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>How many of the signatures are right by this secret.</summary>
    public int SignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
        return Signature.Split(' ').Count(one => one == expected);
    }
}

/// <summary>A partner's system: a real HTTP address that takes webhooks, each test's at a path of its own.</summary>
public sealed class PartnerListener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Brought> all = new();

    public PartnerListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Take);
    }

    /// <summary>What is answered at a path; 204 where nothing is said.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task<int>>> Answers { get; } = new(StringComparer.Ordinal);

    public string Address => app.Urls.Single();

    public IReadOnlyList<Brought> At(string path) => [.. all.Where(one => one.Path == path)];

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var headers = http.Request.Headers;
        all.Enqueue(new Brought(http.Request.Path, headers["webhook-id"]!, long.Parse(headers["webhook-timestamp"]!),
            headers["webhook-signature"]!, await reader.ReadToEndAsync(), headers["traceparent"]));
        http.Response.StatusCode = Answers.TryGetValue(http.Request.Path, out var answer) ? await answer(http) : 204;
    }
}
