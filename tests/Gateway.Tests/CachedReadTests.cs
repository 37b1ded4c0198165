using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

public sealed class CachedReadTests(Servers servers)
{
    private const string Path = "/v1/labs?limit=2";

    [Fact]
    public async Task What_nobody_in_particular_reads_is_asked_for_once()
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();

        using var first = await client.GetAsync(Path);
        using var second = await client.GetAsync(Path);

        service.Requests.Count.ShouldBe(1);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        second.Headers.Vary.ShouldContain("Accept-Language");
        second.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task The_limit_counts_what_is_told_again_all_the_same()
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Edge.Start(servers, service, settings: new()
        {
            ["Cache:Seconds"] = "60", ["Limits:Address"] = "1", ["Limits:WindowSeconds"] = "3600",
        });
        using var client = edge.Client();

        using var first = await client.GetAsync(Path);
        using var second = await client.GetAsync(Path);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_without_asking_the_service()
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();
        using var first = await client.GetAsync(Path);

        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_compressed_answer_out_of_the_memory_has_the_tag_of_the_compressed_one()
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();
        using var plain = await client.GetAsync(Path);
        using var ask = new HttpRequestMessage(HttpMethod.Get, Path);
        ask.Headers.AcceptEncoding.ParseAdd("br");

        using var compressed = await client.SendAsync(ask);

        service.Requests.Count.ShouldBe(1);
        compressed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        compressed.Headers.ETag!.Tag.ShouldBe(plain.Headers.ETag!.Tag[..^1] + "-br\"");
    }

    [Theory]
    [InlineData("Authorization", "Bearer TOKEN")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Accept-Language", "ru")]
    [InlineData("Accept", "text/html")]
    [InlineData("Range", "bytes=0-1")]
    public async Task Whoever_differs_in_what_the_answer_may_hang_on_asks_the_service(string header, string value)
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();
        using var first = await client.GetAsync(Path);
        using var ask = new HttpRequestMessage(HttpMethod.Get, Path);
        ask.Headers.TryAddWithoutValidation(
            header, value.Replace("TOKEN", TestTokens.For(Guid.CreateVersion7(), "member"), StringComparison.Ordinal));

        using var second = await client.SendAsync(ask);

        service.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("HEAD", Path)]
    [InlineData("GET", "/v1/labs?limit=3")]
    [InlineData("GET", "/v1/labs/x?limit=2")]
    public async Task Another_question_is_asked(string method, string path)
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();
        using var first = await client.GetAsync(Path);

        using var second = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        service.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, "Cache-Control", "no-store")]
    [InlineData(200, "Cache-Control", "private, no-cache")]
    [InlineData(200, "Set-Cookie", "a=b")]
    [InlineData(200, "Vary", "Accept-Language, X-Anything")]
    [InlineData(404, "X-Anything", "1")]
    [InlineData(503, "X-Anything", "1")]
    public async Task What_is_for_one_reader_or_no_answer_is_never_told_again(int status, string header, string value)
    {
        await using var service = await Upstream.StartAsync("registration", http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers[header] = value;
            return http.Response.WriteAsync("{}");
        });
        await using var edge = Start(service);
        using var client = edge.Client();

        using var first = await client.GetAsync(Path);
        var asked = service.Requests.Count;
        using var second = await client.GetAsync(Path);

        service.Requests.Count.ShouldBeGreaterThan(asked);
    }

    [Theory]
    [InlineData("/v1/auth/terms")]
    [InlineData("/oauth/anything")]
    public async Task Where_tokens_are_given_nothing_is_kept(string path)
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service);
        using var client = edge.Client();

        using var first = await client.GetAsync(path);
        using var second = await client.GetAsync(path);

        service.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_moment_later_the_service_is_asked_again()
    {
        await using var service = await Upstream.StartAsync("registration", Tagged);
        await using var edge = Start(service, seconds: "0.05");
        using var client = edge.Client();
        using var first = await client.GetAsync(Path);

        await Eventually.Holds(async () =>
        {
            using var later = await client.GetAsync(Path);
            return service.Requests.Count > 1;
        });
    }

    private Edge Start(Upstream service, string seconds = "60") =>
        Edge.Start(servers, service, settings: new() { ["Cache:Seconds"] = seconds });

    /// <summary>As a service answers: a tag that hangs on the language, which it names.</summary>
    private static Task Tagged(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.ETag = $"\"1.{http.Request.Headers.AcceptLanguage}\"";
        http.Response.Headers.Vary = "Accept-Language";
        return http.Response.WriteAsync($"{{\"text\":\"{new string('a', 2_000)}\"}}");
    }
}
