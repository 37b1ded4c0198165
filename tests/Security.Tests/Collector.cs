using System.Collections.Concurrent;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Security;

/// <summary>Whoever collects the telemetry of all processes, by OTLP over HTTP. In protobuf every text stands as its UTF-8, so that it can
/// be searched as it came.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> heard = new();
    private WebApplication app = null!;

    /// <summary>All of it, as text.</summary>
    public string Heard
    {
        get
        {
            var text = new StringBuilder();
            foreach (var bytes in heard)
            {
                text.AppendLine(Encoding.UTF8.GetString(bytes));
            }

            return text.ToString();
        }
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Take);
        await app.StartAsync();
    }

    /// <summary>Has a process send all that it tells here, at once.</summary>
    public void Tell(EnvironmentCallbackContext context)
    {
        foreach (var (name, value) in new[]
        {
            ("OTEL_EXPORTER_OTLP_ENDPOINT", app.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "2000"),
            ("OTEL_TRACES_SAMPLER", "always_on"),
        })
        {
            context.EnvironmentVariables[name] = value;
        }
    }

    /// <summary>True when a span of that trace has come.</summary>
    public bool HasTrace(byte[] trace) => heard.Any(bytes => bytes.AsSpan().IndexOf(trace) >= 0);

    /// <summary>True when a span of that trace has come from a process.</summary>
    public bool HasTrace(byte[] trace, string service) => heard.Any(bytes =>
        bytes.AsSpan().IndexOf(trace) >= 0 && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(service)) >= 0);

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        heard.Enqueue(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }
}
