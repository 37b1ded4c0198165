using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

/// <summary>HTTP as the standards say, at the edge.</summary>
public sealed class StandardsTests(Servers servers)
{
    private static readonly string Large = string.Concat(Enumerable.Repeat("{\"name\":\"Шырдак\"}", 500));

    [Theory]
    [InlineData("GET /v1/labs?q={long} HTTP/1.1", 414, "address_too_long")]
    [InlineData("GET /v1/%00 HTTP/1.1", 400, "malformed_request")]
    [InlineData("GET /v1/labs HTTP/9.9", 505, "http_505")]
    [InlineData("nonsense", 400, "malformed_request")]
    [InlineData("GET /v1/labs HTTP/1.1\r\nX-Long: {long}{long}{long}", 431, "headers_too_long")]
    [InlineData("GET /v1/labs HTTP/1.1\r\nbroken header", 400, "malformed_request")]
    [InlineData("GET /v1/labs HTTP/1.1\r\nHost: a\r\nHost: b", 400, "malformed_request")]
    public async Task What_the_server_refuses_before_it_is_a_request_is_a_problem(string request, int status, string code)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            request.Replace("{long}", new string('a', 9000), StringComparison.Ordinal) + "\r\n\r\n"));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        var parts = answer.Split("\r\n\r\n");
        parts[0].ShouldContain("Content-Type: application/problem+json");
        parts[0].ShouldContain($"Content-Length: {Encoding.UTF8.GetByteCount(parts[1])}");
        var problem = JsonSerializer.Deserialize<JsonElement>(parts[1]);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        service.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task What_everybody_may_read_is_compressed_and_has_a_tag_of_its_own(string encoding)
    {
        await using var service = await Upstream.StartAsync("marketplace", http =>
        {
            http.Response.Headers.ETag = "\"3.abc\"";
            if (http.Request.Headers.IfNoneMatch.ToString().Contains("\"3.abc\"", StringComparison.Ordinal))
            {
                http.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            http.Response.ContentType = "application/json";
            http.Response.ContentLength = Encoding.UTF8.GetByteCount(Large);
            return http.Response.WriteAsync(Large);
        });
        await using var edge = Edge.Start(servers, service, "marketplace");
        using var client = edge.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);

        var answer = await client.GetAsync("/v1/listings");

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        answer.Headers.ETag!.Tag.ShouldBe($"\"3.abc-{encoding}\"");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Length.ShouldBeLessThan(Large.Length / 5);
        using Stream open = encoding == "br"
            ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(open);
        (await reader.ReadToEndAsync()).ShouldBe(Large);

        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", answer.Headers.ETag.Tag);
        var again = await client.GetAsync("/v1/listings");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("GET", "/v1/me/profile", true)]
    [InlineData("GET", "/v1/labs", true)]
    [InlineData("POST", "/v1/auth/token", false)]
    [InlineData("GET", "/v1/auth/token", false)]
    [InlineData("POST", "/oauth/token", false)]
    public async Task What_may_hold_a_secret_is_never_compressed(string method, string path, bool signedIn)
    {
        await using var service = await Upstream.StartAsync("registration", http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(Large);
        });
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client(signedIn ? TestTokens.For(Guid.CreateVersion7()) : null);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");

        var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldBe(Large);
    }

    [Theory]
    [InlineData("/v1/me/inbox/stream/")]
    [InlineData("/V1/ME/INBOX/STREAM")]
    [InlineData("/v1/me/inbox/%73tream")]
    public async Task A_stream_is_watched_however_its_path_is_written(string path)
    {
        await using var service = await Upstream.StartAsync("notifications", async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("data: first\n\n");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var edge = Edge.Start(servers, service, "notifications", new() { ["Limits:StreamLookSeconds"] = "1" });
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

        edge.Clock.Advance(TimeSpan.FromMinutes(11));

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/auth/code")]
    [InlineData("/V1/Auth/code/")]
    [InlineData("/oauth/token/")]
    [InlineData("/OAuth/Token")]
    public async Task Sign_in_is_counted_as_such_however_its_path_is_written(string path)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Limits:SignIn"] = "1", ["Limits:WindowSeconds"] = "600" });
        using var client = edge.Client();
        await client.PostAsync(path, new StringContent("{}"));
        await (await client.PostAsync(path, new StringContent("{}"))).ShouldBeProblem(429, "too_many_requests");
    }

    [Theory]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/docs/", "text/html")]
    [InlineData("/health", "application/json")]
    public async Task The_gateways_own_answers_have_a_head(string path, string type)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        head.StatusCode.ShouldBe((await client.GetAsync(path)).StatusCode);
        head.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_answer_is_shown_inside_another_page()
    {
        await using var service = await Upstream.StartAsync("registration", http =>
        {
            if (http.Request.Path == "/v1/labs")
            {
                http.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
            }

            return http.Response.WriteAsync("{}");
        });
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        foreach (var path in (string[])["/docs", "/docs/", "/docs/scalar.js", "/v1/programmes", "/nowhere", "/openapi/v1.json"])
        {
            var answer = await client.GetAsync(path);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], path);
            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem()
                .ShouldContain("frame-ancestors 'none'", Case.Sensitive, path);
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse(path);
        }

        (await client.GetAsync("/v1/labs")).Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'self'"]);
    }

    [Fact]
    public async Task Behind_TLS_browsers_are_told_to_keep_to_it()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["FORWARDEDHEADERS_ENABLED"] = "true" });
        using var client = edge.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        foreach (var path in (string[])["/v1/labs", "/nowhere", "/docs/"])
        {
            (await client.GetAsync(path)).Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
        }
    }
}
