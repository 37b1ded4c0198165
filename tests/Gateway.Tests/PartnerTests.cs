using System.Net;
using System.Net.Http.Headers;
using CreativeLabs.Support;
using StackExchange.Redis;

namespace CreativeLabs.Gateway;

public sealed class PartnerTests(Servers servers)
{
    [Fact]
    public async Task A_partners_token_passes_and_is_counted_by_partner()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Limits:Caller"] = "3", ["Limits:WindowSeconds"] = "600" });
        using var client = edge.Client(TestTokens.ForPartner(Guid.CreateVersion7(), "impact:read"));

        for (var i = 0; i < 3; i++)
        {
            var response = await client.GetAsync("/v1/labs");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"partner\";q=3;w=600"]);
        }

        await (await client.GetAsync("/v1/labs")).ShouldBeProblem(429);
        using var other = edge.Client(TestTokens.ForPartner(Guid.CreateVersion7(), "impact:read"));
        (await other.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_partner_that_was_revoked_is_refused_at_once()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        var partner = Guid.CreateVersion7();
        using var client = edge.Client(TestTokens.ForPartner(partner, "impact:read"));
        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var redis = await ConnectionMultiplexer.ConnectAsync(servers.Redis);
        await redis.GetDatabase().StringSetAsync($"revoked:{partner}", 1, TimeSpan.FromMinutes(1));

        await (await client.GetAsync("/v1/labs")).ShouldBeProblem(401);
    }

    [Fact]
    public async Task A_token_from_before_a_role_was_revoked_is_refused_and_the_next_one_is_taken()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        var (person, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var before = edge.Client(TestTokens.Create(person, session, [$"coordinator:{Guid.CreateVersion7()}"]));
        using var others = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        (await before.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var redis = await ConnectionMultiplexer.ConnectAsync(servers.Redis);
        await redis.GetDatabase().StringSetAsync(
            $"roles-revoked:{person}", DateTimeOffset.UtcNow.AddMinutes(-60).ToUnixTimeMilliseconds(), TimeSpan.FromMinutes(1));

        await (await before.GetAsync("/v1/labs")).ShouldBeProblem(401);
        (await others.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var after = edge.Client(TestTokens.Create(person, session, [], age: TimeSpan.FromMinutes(59)));
        (await after.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_asks_for_a_token_by_Basic_and_is_counted_by_address()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service, settings: new() { ["Limits:SignIn"] = "2", ["Limits:WindowSeconds"] = "600" });
        using var client = edge.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "eDp5");

        for (var i = 0; i < 2; i++)
        {
            (await client.PostAsync("/oauth/token", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await (await client.PostAsync("/oauth/token", new FormUrlEncodedContent([]))).ShouldBeProblem(429);
        await (await client.GetAsync("/v1/labs")).ShouldBeProblem(401);
    }
}
