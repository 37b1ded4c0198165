using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;
using StackExchange.Redis;

namespace CreativeLabs.Gateway;

public sealed class StreamTests(Servers servers)
{
    [Fact]
    public async Task Events_arrive_one_by_one_and_a_quiet_stream_stays_open()
    {
        var second = new TaskCompletionSource();
        await using var service = await Upstream.StartAsync("notifications", async http =>
        {
            if (!http.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("id: 1\ndata: first\n\n");
            await http.Response.Body.FlushAsync();
            await second.Task;
            await http.Response.WriteAsync($"id: 2\ndata: after {http.Request.Headers["Last-Event-ID"]}\n\n");
        });
        await using var edge = Edge.Start(servers, service, "notifications", new() { ["Proxy:ActivitySeconds"] = "1" });
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        client.DefaultRequestHeaders.Add("Last-Event-ID", "0");

        using var response = await client.GetAsync("/v1/me/inbox/stream", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await reader.ReadLineAsync()).ShouldBe("id: 1");
        (await reader.ReadLineAsync()).ShouldBe("data: first");
        // Twice a request that began after the stream fell silent is given up for its silence: the stream outlived the limit that others
        // have.
        (await client.GetAsync("/v1/me/inbox")).StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await client.GetAsync("/v1/me/inbox")).StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        second.SetResult();
        (await reader.ReadToEndAsync()).ShouldBe("\nid: 2\ndata: after 0\n\n");
    }

    [Fact]
    public async Task A_stream_ends_when_its_session_was_revoked()
    {
        await using var edge = await EndlessStream();
        var session = Guid.CreateVersion7();
        using var client = edge.Edge.Client(TestTokens.Create(Guid.CreateVersion7(), session, []));
        using var response = await client.GetAsync("/v1/me/inbox/stream", HttpCompletionOption.ResponseHeadersRead);

        using var redis = await ConnectionMultiplexer.ConnectAsync(servers.Redis);
        await redis.GetDatabase().StringSetAsync($"revoked:{session}", "1", TimeSpan.FromMinutes(11));

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stream_ends_with_its_token()
    {
        await using var edge = await EndlessStream();
        using var client = edge.Edge.Client(TestTokens.For(Guid.CreateVersion7()));
        using var response = await client.GetAsync("/v1/me/inbox/stream", HttpCompletionOption.ResponseHeadersRead);

        edge.Edge.Clock.Advance(TimeSpan.FromMinutes(11));

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    private async Task<Endless> EndlessStream()
    {
        var service = await Upstream.StartAsync("notifications", async http =>
        {
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        return new Endless(service, Edge.Start(servers, service, "notifications", new() { ["Limits:StreamLookSeconds"] = "1" }));
    }

    private sealed record Endless(Upstream Service, Edge Edge) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Edge.DisposeAsync();
            await Service.DisposeAsync();
        }
    }
}
