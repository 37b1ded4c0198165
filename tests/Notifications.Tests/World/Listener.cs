using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Notifications.World;

/// <summary>A callback as it arrived.</summary>
public sealed record Arrived(
    string Path, string? Signature, string Body, string Query, string ContentType, IReadOnlyDictionary<string, string> Signatures);

/// <summary>A real HTTP address that takes callbacks.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<Arrived> all = [];

    public Listener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Take);
    }

    /// <summary>What is answered to the n-th callback, from 1.</summary>
    public Func<Arrived, int, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(204);

    public string Address => app.Urls.Single();

    public IReadOnlyList<Arrived> All
    {
        get
        {
            lock (all)
            {
                return [.. all];
            }
        }
    }

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var arrived = new Arrived(http.Request.Path, http.Request.Headers["Sandbox-Signature"], await reader.ReadToEndAsync(),
            http.Request.QueryString.Value ?? "", (http.Request.ContentType ?? "").Split(';')[0],
            http.Request.Headers.Where(h => h.Key.EndsWith("-Signature", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        int count;
        lock (all)
        {
            all.Add(arrived);
            count = all.Count;
        }

        http.Response.StatusCode = await Answer(arrived, count);
    }
}
