using System.Net;
using System.Net.Sockets;
using System.Text;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

/// <summary>Whatever one caller does, the copy that it would have reached stays in use: its health is nobody's to spoil.</summary>
public sealed class CallersFaultTests(Servers servers)
{
    private const string Post = "POST /v1/cohorts/1/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData("X-A: ü", "utf-8")]
    [InlineData("X-A: ü", "iso-8859-1")]
    [InlineData("User-Agent: Телефон", "utf-8")]
    [InlineData("Accept-Language: кыргызча", "utf-8")]
    [InlineData("Authorization: Bearer ключ", "utf-8")]
    [InlineData("Idempotency-Key: ключ", "utf-8")]
    [InlineData("baggage: a=ф", "utf-8")]
    [InlineData("X-A: \u0001", "utf-8")]
    [InlineData("X-A: \u007f", "utf-8")]
    public async Task A_header_that_is_not_ASCII_is_refused_and_the_copy_stays_well(string header, string encoding)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service);

        for (var time = 0; time < 5; time++)
        {
            var answer = await Send(edge, $"GET /v1/labs HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n", encoding);

            answer.ShouldStartWith("HTTP/1.1 400");
            answer.ShouldContain("application/problem+json");
            answer.ShouldContain("malformed_request");
        }

        service.Requests.ShouldBeEmpty();
        await ShouldBeWell(edge);
    }

    [Fact]
    public async Task An_upload_that_is_broken_off_spoils_nothing()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service);
        foreach (var key in Keys)
        {
            for (var time = 0; time < 5; time++)
            {
                using var socket = await Connect(edge);
                await socket.SendAsync(Encoding.ASCII.GetBytes($"{Post}{key}Content-Length: 100000\r\n\r\n{{\"a\":"));
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }

        await ShouldBeWell(edge);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_the_callers_time_out()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service, ("Proxy:ActivitySeconds", "1"));
        foreach (var key in Keys)
        {
            var answer = await Send(edge, $"{Post}{key}Content-Length: 100\r\nConnection: close\r\n\r\n{{\"a\":");

            answer.ShouldStartWith("HTTP/1.1 408");
            answer.ShouldContain("request_too_slow");
        }

        await ShouldBeWell(edge);
    }

    [Theory]
    [InlineData("zz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-5\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}}}}}\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    public async Task Chunks_that_are_none_are_refused(string chunks)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service);
        foreach (var key in Keys)
        {
            var answer = await Send(edge, $"{Post}{key}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}");
            answer.ShouldStartWith("HTTP/1.1 400");
        }

        await ShouldBeWell(edge);
    }

    [Fact]
    public async Task Headers_that_are_too_long_or_too_many_spoil_nothing()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service);
        var many = string.Concat(Enumerable.Range(0, 100).Select(n => $"X-{n}: a\r\n"));
        foreach (var headers in new[] { $"X-Long: {new string('a', 20_000)}\r\n", many, $"X-Long: {new string('a', 15_000)}\r\n" })
        {
            var answer = await Send(edge, $"GET /v1/labs HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n");
            answer.ShouldMatch("^HTTP/1.1 (431|200)");
        }

        await ShouldBeWell(edge);
    }

    [Theory]
    [InlineData("GET /v1/labs?a=%00 HTTP/1.1")]
    [InlineData("GET /v1/labs/%2e%2e/%2e%2e/health HTTP/1.1")]
    [InlineData("GET /v1/labs/%FF%FE HTTP/1.1")]
    [InlineData("GET /v1/labs/[|^`{}] HTTP/1.1")]
    [InlineData("TRACE /v1/labs HTTP/1.1")]
    [InlineData("CONNECT localhost:80 HTTP/1.1")]
    [InlineData("QUERY /v1/labs HTTP/1.1")]
    [InlineData("OPTIONS * HTTP/1.1")]
    public async Task Odd_requests_are_answered_and_spoil_nothing(string line)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service);
        foreach (var more in new[]
        {
            "", "Expect: something\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n", "TE: trailers, gzip\r\n",
        })
        {
            var answer = await Send(edge, $"{line}\r\nHost: localhost\r\n{more}Connection: close\r\n\r\n");
            answer.ShouldMatch("^HTTP/1.1 (2|3|4)");
        }

        await ShouldBeWell(edge);
    }

    [Fact]
    public async Task A_caller_who_does_not_wait_for_the_answer_spoils_nothing()
    {
        var asked = new SemaphoreSlim(0);
        await using var service = await Upstream.StartAsync("registration", async http =>
        {
            if (http.Request.Path == "/v1/programmes")
            {
                asked.Release();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });
        await using var edge = Start(service);
        using var client = edge.Client();
        for (var time = 0; time < 5; time++)
        {
            using var patience = new CancellationTokenSource();
            var asking = client.GetAsync("/v1/programmes", patience.Token);
            await asked.WaitAsync(TestContext.Current.CancellationToken);
            await patience.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => asking);
        }

        await ShouldBeWell(edge);
    }

    [Fact]
    public async Task A_stream_that_is_reset_spoils_nothing()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Start(service, ("Kestrel:EndpointDefaults:Protocols", "Http2"));
        using var client = edge.Client();
        (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        foreach (var key in (string?[])[null, $"{Guid.NewGuid()}"])
        {
            using var patience = new CancellationTokenSource();
            var body = new Endless();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/cohorts/1/applications")
            {
                Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = body,
            };
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            var sending = client.SendAsync(request, patience.Token);
            await body.Began.Task;
            await patience.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => sending);
        }

        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Silence_and_broken_connections_still_count()
    {
        await using var silent = await Upstream.StartAsync("registration",
            http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default));
        await using var edge = Start(silent, ("Proxy:ActivitySeconds", "1"), ("Proxy:LeaveAloneSeconds", "60"));
        using var client = edge.Client();

        await (await client.PostAsync("/v1/cohorts/1/applications", new StringContent("{}"))).ShouldBeProblem(504, "timed_out");

        (await (await client.GetAsync("/health")).Json()).GetProperty("status").GetString().ShouldBe("degraded");
    }

    private static string[] Keys => ["", $"Idempotency-Key: {Guid.NewGuid()}\r\n"];

    private Edge Start(Upstream service, params (string Name, string Value)[] settings) => Edge.Start(
        servers, Routes.Services.Select(name => (name, service.Address)), settings.Append(("Proxy:LeaveAloneSeconds", "600"))
            .DistinctBy(setting => setting.Item1).ToDictionary(s => s.Item1, s => (string?)s.Item2, StringComparer.Ordinal));

    /// <summary>A copy that was left alone would be so for ten minutes.</summary>
    private static async Task ShouldBeWell(Edge edge)
    {
        using var client = edge.Client();
        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // The first probes may not have come back yet.
        await Eventually.Holds(async () =>
            (await (await client.GetAsync("/health")).Json()).GetProperty("status").GetString() == "healthy");
    }

    private static async Task<Socket> Connect(Edge edge)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(edge.CallersAddress, 0));
        await socket.ConnectAsync(IPAddress.Loopback, edge.ClientOptions.BaseAddress.Port);
        return socket;
    }

    /// <summary>What comes back until the gateway closes.</summary>
    private static async Task<string> Send(Edge edge, string request, string encoding = "utf-8")
    {
        using var socket = await Connect(edge);
        await socket.SendAsync(Encoding.GetEncoding(encoding).GetBytes(request));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (answer, buffer) = (new MemoryStream(), new byte[4096]);
        while (await socket.ReceiveAsync(buffer, limit.Token) is var read and > 0)
        {
            answer.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private sealed class Endless : HttpContent
    {
        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync("{\"a\":"u8.ToArray(), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            Began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
