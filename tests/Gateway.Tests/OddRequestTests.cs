using System.Net;
using System.Text;
using CreativeLabs.Support;

namespace CreativeLabs.Gateway;

/// <summary>Requests that are odd in how they are sent: a caller's own fault is never counted against a service.</summary>
public sealed class OddRequestTests(Servers servers)
{
    [Theory]
    [InlineData("X-Name", "ü")]
    [InlineData("User-Agent", "Айгүлдүн телефону")]
    [InlineData("Accept-Language", "кыргызча")]
    [InlineData("Idempotency-Key", "🧶")]
    public async Task A_header_that_cannot_be_passed_on_is_the_callers_fault_and_not_the_services(string name, string value)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        client.DefaultRequestHeaders.Remove("Accept-Language");
        for (var i = 0; i < 10; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs");
            request.Headers.TryAddWithoutValidation(name, value);
            await (await client.SendAsync(request)).ShouldBeProblem(400, "malformed_request");
        }

        service.Requests.ShouldBeEmpty();
        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("GET", "/V1/LABS")]
    [InlineData("GET", "/v1/labs/")]
    [InlineData("HEAD", "/v1/labs")]
    [InlineData("OPTIONS", "/v1/labs")]
    [InlineData("PATCH", "/v1/labs")]
    public async Task What_a_path_or_a_method_means_is_left_to_the_service(string method, string path)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var passed = service.Requests.ShouldHaveSingleItem();
        (passed.Method, passed.Url).ShouldBe((method, path));
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", null)]
    [InlineData("application/json; charset=windows-1251", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/json", "nonsense")]
    public async Task A_body_is_passed_on_as_it_came(string type, string? encoding)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        (await client.PostAsync(new Uri("/v1/auth/code", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var passed = service.Requests.ShouldHaveSingleItem();
        passed.Headers["Content-Type"].ShouldBe(type);
        passed.Headers.GetValueOrDefault("Content-Encoding").ShouldBe(encoding);
    }
}
