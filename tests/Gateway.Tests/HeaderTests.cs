using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

public sealed class HeaderTests(Servers servers)
{
    private const string Key = "the secret that the screens and the gateway share";

    private static readonly Guid Person = Guid.CreateVersion7();

    [Fact]
    public async Task What_a_caller_says_of_her_own_address_and_identity_is_replaced()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs");
        foreach (var (name, value) in new[]
        {
            ("X-Forwarded-For", "1.2.3.4"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"),
                ("X-Forwarded-Prefix", "/evil"),
            ("Forwarded", "for=1.2.3.4"), ("X-Real-IP", "1.2.3.4"), ("X-User-Id", Guid.NewGuid().ToString()), ("x-user-roles", "operator"),
        })
        {
            request.Headers.Add(name, value);
        }

        await client.SendAsync(request);

        var headers = service.Requests.ShouldHaveSingleItem().Headers;
        headers["X-Forwarded-For"].ShouldBe(edge.CallersAddress.ToString());
        headers["X-Forwarded-Proto"].ShouldBe("http");
        headers["X-Forwarded-Host"].ShouldBe(client.BaseAddress!.Authority);
        headers.Keys.ShouldNotContain(name => name.StartsWith("X-User-", StringComparison.OrdinalIgnoreCase));
        headers.Keys.ShouldNotContain("Forwarded");
        headers.Keys.ShouldNotContain("X-Real-IP");
        headers.Keys.ShouldNotContain("X-Forwarded-Prefix");
    }

    [Theory]
    [InlineData(Key, "203.0.113.9", true)]
    [InlineData("another secret of forty characters, guessed", "203.0.113.9", false)]
    [InlineData(null, "203.0.113.9", false)]
    [InlineData(Key, "no address", false)]
    public async Task The_address_that_the_screens_name_is_believed_with_their_secret_alone(string? key, string address, bool believed)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Web:Key"] = Key });
        using var client = edge.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        if (key is not null)
        {
            request.Headers.Add("X-Web-Key", key);
        }

        await client.SendAsync(request);

        var headers = service.Requests.ShouldHaveSingleItem().Headers;
        headers["X-Forwarded-For"].ShouldBe(believed ? address : edge.CallersAddress.ToString());
        headers.Keys.ShouldNotContain("X-Web-Key");
    }

    [Fact]
    public async Task The_gateway_proves_itself_to_services_alone_and_nobody_proves_it_for_them()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var web = await Upstream.StartAsync("web");
        await using var edge = Edge.Start(
            servers, [("registration", service.Address), ("web", web.Address)], new() { ["Gateway:Key"] = Key });
        using var client = edge.Client();
        client.DefaultRequestHeaders.Add("X-Gateway-Key", "what a caller says");

        await client.GetAsync(new Uri("/v1/labs", UriKind.Relative));
        await client.GetAsync(new Uri("/ky", UriKind.Relative));

        service.Requests.ShouldHaveSingleItem().Headers["X-Gateway-Key"].ShouldBe(Key);
        web.Requests.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("X-Gateway-Key");
    }

    [Fact]
    public async Task A_page_keeps_its_own_rules_and_its_own_compression()
    {
        await using var web = await Upstream.StartAsync("web", http =>
        {
            http.Response.Headers["Referrer-Policy"] = "same-origin";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(new string('x', 4000));
        });
        await using var edge = Edge.Start(servers, web, "web");
        using var client = edge.Client();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        var page = await client.GetAsync("/ky/labs");

        page.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        page.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'self'"]);
        page.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_token_the_language_and_the_trace_go_through()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        var token = TestTokens.For(Person);
        using var client = edge.Client(token, "ru");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/profile");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await client.SendAsync(request);

        var headers = service.Requests.ShouldHaveSingleItem().Headers;
        headers["Authorization"].ShouldBe("Bearer " + token);
        headers["Accept-Language"].ShouldBe("ru");
        headers["traceparent"].ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    [Fact]
    public async Task Every_answer_is_guarded_and_names_no_server()
    {
        await using var service = await Upstream.StartAsync("registration", http =>
        {
            http.Response.Headers.Server = "Something/1.0";
            return http.Response.WriteAsync("{}");
        });
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        foreach (var path in (string[])["/v1/labs", "/nowhere", "/health", "/docs/"])
        {
            var response = await client.GetAsync(path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.Contains("Server").ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Answers_to_a_signed_in_caller_are_not_stored_unless_the_service_says_so()
    {
        await using var service = await Upstream.StartAsync("registration", http =>
        {
            if (http.Request.Path == "/v1/me/memberships")
            {
                http.Response.Headers.CacheControl = "private, no-cache";
            }

            return http.Response.WriteAsync("{}");
        });
        await using var edge = Edge.Start(servers, service);
        using var signedIn = edge.Client(TestTokens.For(Person));
        using var nobody = edge.Client();

        (await signedIn.GetAsync("/v1/me/profile")).Headers.CacheControl!.ToString().ShouldBe("no-store");
        (await signedIn.GetAsync("/v1/me/memberships")).Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        (await nobody.GetAsync("/v1/labs")).Headers.CacheControl.ShouldBeNull();
    }

    [Fact]
    public async Task Only_web_pages_of_named_origins_may_call()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Cors:Origins:0"] = "https://app.creativelabs.kg" });
        using var client = edge.Client();

        (await Preflight("https://app.creativelabs.kg")).Headers.GetValues("Access-Control-Allow-Origin")
            .ShouldBe(["https://app.creativelabs.kg"]);
        (await Preflight("https://evil.example")).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        service.Requests.ShouldBeEmpty();

        async Task<HttpResponseMessage> Preflight(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/me/profile");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "PUT");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,if-match");
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_refusal_can_be_read_by_the_web_page_too()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Cors:Origins:0"] = "https://app.creativelabs.kg" });
        using var client = edge.Client("not a token");
        client.DefaultRequestHeaders.Add("Origin", "https://app.creativelabs.kg");

        var response = await client.GetAsync("/v1/me/profile");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.creativelabs.kg"]);
    }
}
