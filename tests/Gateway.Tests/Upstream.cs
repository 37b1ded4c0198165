using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace CreativeLabs.Gateway;

/// <summary>A request as the service behind the gateway got it.</summary>
internal sealed record Arrived(string Service, string Method, string Url, Dictionary<string, string> Headers, string Body);

/// <summary>One copy of a service: a web server outside the gateway that writes down what arrives and answers as it is told.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private static readonly ConcurrentBag<Socket> Silent = [];

    private readonly WebApplication app;

    private Upstream(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<Arrived> Requests { get; } = new();

    /// <summary>The service's own OpenAPI document; null answers 404.</summary>
    public string? Document { get; set; }

    /// <summary>Starts a copy. Without <paramref name="answer"/> it says its name.</summary>
    public static async Task<Upstream> StartAsync(string service, Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var upstream = new Upstream(builder.Build());
        upstream.app.Run(http => upstream.Answer(http, service, answer));
        await upstream.app.StartAsync();
        upstream.Address = new Uri(upstream.app.Urls.Single());
        return upstream;
    }

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nobody()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        // Bound for good, never listening: no other test gets the port.
        Silent.Add(socket);
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }

    /// <summary>Ends at once: open connections are reset, new ones refused.</summary>
    public Task KillAsync() => app.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http, string service, Func<HttpContext, Task>? answer)
    {
        switch (http.Request.Path.Value)
        {
            case "/health":
                return;
            case PublishedDocument.Path:
                http.Response.StatusCode = Document is null ? 404 : 200;
                await http.Response.WriteAsync(Document ?? "");
                return;
        }

        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Enqueue(new Arrived(service, http.Request.Method, http.Request.GetEncodedPathAndQuery(), headers, body));
        await (answer is null ? http.Response.WriteAsync(service) : answer(http));
    }
}
