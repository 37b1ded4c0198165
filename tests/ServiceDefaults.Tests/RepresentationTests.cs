using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.ServiceDefaults;

/// <summary>Tags of what is shown, and what may be changed under them.</summary>
public sealed class RepresentationTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task What_is_shown_in_another_way_has_another_tag_and_is_of_the_same_version()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (language, path) in (List<(string, string)>)[("ky", "/things/7"), ("en", "/things/7"), ("en", "/things/7?said=more")])
        {
            var answer = await probe.Anonymous(language).GetAsync(path);
            answer.Headers.Vary.ShouldContain("Accept-Language");
            answer.Headers.ETag!.IsWeak.ShouldBeFalse();
            tags.Add(answer.Headers.ETag.Tag).ShouldBeTrue();
            (await probe.Anonymous(language).GetAsync(path)).Headers.ETag.ShouldBe(answer.Headers.ETag);
            (await Put("/things/7", answer.Headers.ETag.Tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            await (await Put("/things/8", answer.Headers.ETag.Tag)).ShouldBeProblem(412, "stale_version");
        }
    }

    [Fact]
    public async Task What_the_caller_has_is_not_sent_again()
    {
        var tag = (await probe.Anonymous().GetAsync("/things/7")).Headers.ETag!;
        foreach (var (language, seen, status) in (List<(string, string, int)>)[
            ("en", $"{tag}", 304), ("en", $"W/{tag}", 304), ("en", $"\"x\", {tag}", 304), ("en", "*", 304), ("en", "\"7\"", 200),
            ("ky", $"{tag}", 200)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/things/7");
            request.Headers.TryAddWithoutValidation("If-None-Match", seen);
            var answer = await probe.Anonymous(language).SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(status, seen);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(status == 304 ? 0 : (int)answer.Content.Headers.ContentLength!);
        }
    }

    [Fact]
    public async Task A_change_without_a_version_is_refused_before_anything_is_looked_at() =>
        await (await Put("/things/7", null)).ShouldBeProblem(428, "version_required");

    [Fact]
    public async Task An_operation_that_forgets_to_compare_is_our_fault() =>
        await (await Put("/things/7?careless=true", "\"7\"")).ShouldBeProblem(500);

    [Fact]
    public async Task An_operation_that_compares_and_does_not_say_so_is_our_fault() =>
        await (await probe.Anonymous().SendWith(HttpMethod.Post, "/things/7/forgotten", ifMatch: "\"7\"")).ShouldBeProblem(500);

    [Fact]
    public async Task Enums_of_a_problem_are_words()
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await ProblemResult.Of(Problems.Conflict.With("state", HttpStatusCode.PartialContent)).ExecuteAsync(http);
        System.Text.Encoding.UTF8.GetString(body.ToArray()).ShouldContain("\"state\":\"partialContent\"");
    }

    [Theory]
    [InlineData("HTTP/1.1 414 URI Too Long\r\nContent-Length: 0\r\nConnection: close\r\nDate: x\r\n\r\n", "address_too_long")]
    [InlineData("HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "headers_too_long")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "malformed_request")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", null)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", null)]
    [InlineData("HTTP/1.1 404 Not Found\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n", null)]
    public void What_the_server_refuses_itself_is_a_problem_too(string head, string? code)
    {
        var completed = ServerErrors.Completed(System.Text.Encoding.ASCII.GetBytes(head));
        (completed is null).ShouldBe(code is null);
        if (code is not null)
        {
            var text = System.Text.Encoding.UTF8.GetString(completed!);
            text.ShouldStartWith(head[..20]);
            text.ShouldContain("\r\nContent-Type: application/problem+json\r\n");
            var parts = text.Split("\r\n\r\n");
            parts.Length.ShouldBe(2);
            $"{parts[0]}\r\n".ShouldContain($"\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(parts[1])}\r\n");
            parts[1].ShouldContain($"\"code\":\"{code}\"");
        }
    }

    private Task<HttpResponseMessage> Put(string path, string? ifMatch) =>
        probe.Anonymous().SendWith(HttpMethod.Put, path, ifMatch: ifMatch);
}
