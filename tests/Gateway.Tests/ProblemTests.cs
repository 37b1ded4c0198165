using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

public sealed class ProblemTests(Servers servers)
{
    private static readonly string[] Languages = ["ky", "ru", "en"];

    [Fact]
    public async Task Every_refusal_of_the_gateway_is_a_problem_in_three_languages()
    {
        await using var silent = await Upstream.StartAsync("training",
            http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await using var dropping = await Upstream.StartAsync("marketplace", http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var edge = Edge.Start(
            servers, [("registration", Upstream.Nobody()), ("training", silent.Address), ("marketplace", dropping.Address)],
            new() { ["Limits:Caller"] = "1", ["Limits:WindowSeconds"] = "600" });
        await using var impatient = Edge.Start(servers, silent, "training", new() { ["Proxy:ActivitySeconds"] = "1" });

        await InThreeLanguages(401, "sign_in_required", client =>
        {
            client.DefaultRequestHeaders.Add("Authorization", "Bearer nonsense");
            return client.GetAsync("/v1/me/profile");
        });
        await InThreeLanguages(404, "not_found", client => client.GetAsync("/v2/labs"));
        await InThreeLanguages(413, "too_large", client => client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/sellers")
        {
            Content = new ByteArrayContent(new byte[(1 << 20) + 1]),
            // Refused by its length: the gateway hangs up without reading, and whoever is still sending then hears no answer.
            Headers = { ExpectContinue = true },
        }));
        await InThreeLanguages(502, "broken_off", client => client.PostAsync("/v1/sellers", new StringContent("{}")));
        await InThreeLanguages(503, "unavailable", client => client.GetAsync("/v1/labs"));
        await InThreeLanguages(503, "unavailable", client => client.GetAsync("/v1/mentors"));
        await InThreeLanguages(504, "timed_out", client => client.GetAsync("/v1/courses"), impatient);
        var token = TestTokens.For(Guid.CreateVersion7());
        await InThreeLanguages(429, "too_many_requests", async client =>
        {
            client.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
            await client.GetAsync("/nowhere");
            return await client.GetAsync("/nowhere");
        });

        async Task InThreeLanguages(int status, string code, Func<HttpClient, Task<HttpResponseMessage>> ask, Edge? other = null)
        {
            var sentences = new HashSet<string?>();
            foreach (var language in Languages)
            {
                using var client = (other ?? edge).Client(language: language);
                var response = await ask(client);
                var problem = await response.ShouldBeProblem(status, code);
                response.Content.Headers.ContentLanguage.ShouldBe([language]);
                response.Headers.Contains("Retry-After").ShouldBe(status is 429 or 503);
                sentences.Add(problem.GetProperty("title").GetString());
            }

            sentences.Count.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("type")]
    [InlineData("expired")]
    [InlineData("tampered")]
    [InlineData("basic")]
    [InlineData("empty")]
    public async Task A_token_that_is_not_ours_is_refused_even_where_nobody_needs_one(string fault)
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        var (person, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var good = TestTokens.Create(person, session, []);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", fault switch
        {
            "audience" => "Bearer " + TestTokens.Create(person, session, [], audience: "someone-else"),
            "type" => "Bearer " + TestTokens.Create(person, session, [], type: "JWT"),
            "expired" => "Bearer " + TestTokens.Create(person, session, [], life: TimeSpan.FromMinutes(-5)),
            "tampered" => "Bearer " + Tamper(good),
            "basic" => "Basic " + Convert.ToBase64String("a:b"u8),
            _ => "Bearer ",
        });

        await (await client.GetAsync("/v1/labs")).ShouldBeProblem(401, "sign_in_required");
        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_remembered_token_does_not_vouch_for_one_that_differs()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        var good = TestTokens.For(Guid.CreateVersion7());
        using var honest = edge.Client(good);
        using var tampered = edge.Client(Tamper(good));

        (await honest.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await honest.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tampered.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_cannot_be_checked_yet_is_not_called_bad()
    {
        await using var edge = Edge.Start(servers, [("registration", Upstream.Nobody())], trustTestTokens: false);
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        var response = await client.GetAsync("/v1/me/profile");
        await response.ShouldBeProblem(503, "unavailable");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_body_that_grows_over_the_limit_on_the_way_is_refused()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        foreach (var key in (Guid?[])[null, Guid.NewGuid()])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/code") { Content = new Unannounced((1 << 20) + 1) };
            request.Headers.TransferEncodingChunked = true;
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key.ToString());
            }

            await (await client.SendAsync(request)).ShouldBeProblem(413, "too_large");
        }

        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bare_error_of_a_service_becomes_a_problem_and_a_problem_stays_as_it_is()
    {
        await using var service = await Upstream.StartAsync("registration", async http =>
        {
            http.Response.StatusCode = 409;
            if (http.Request.Path == "/v1/labs")
            {
                http.Response.ContentType = "application/problem+json";
                await http.Response.WriteAsync("""{"code":"own"}""");
            }
        });
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();

        (await (await client.GetAsync("/v1/labs")).Content.ReadAsStringAsync()).ShouldBe("""{"code":"own"}""");
        ((int)(await client.GetAsync("/v1/programmes")).StatusCode).ShouldBe(409);
    }

    [Fact]
    public async Task Headers_have_a_limit()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        using var client = edge.Client();
        client.DefaultRequestHeaders.Add("X-Long", new string('a', 20_000));
        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
        service.Requests.ShouldBeEmpty();
    }

    private static string Tamper(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}";
    }

    /// <summary>So many bytes in small pieces. What goes over the limit is the last of them: whoever is still sending when the gateway
    /// hangs up may hear no answer.</summary>
    private sealed class Unannounced(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var left = bytes; left > 0; left -= Math.Min(left, 1 << 14))
            {
                await stream.WriteAsync(new byte[Math.Min(left, 1 << 14)]);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
