using System.Net;
using System.Net.Sockets;
using CreativeLabs.Support;
using StackExchange.Redis;

namespace CreativeLabs.Gateway;

public sealed class LimitTests(Servers servers)
{
    private static readonly IPAddress[] LabAddresses =
        [.. Enumerable.Range(2, 20).Select(n => new IPAddress([127, 240, (byte)(Environment.ProcessId % 250), (byte)n]))];

    [Fact]
    public async Task Copies_of_the_gateway_share_one_count()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var first = Small(service);
        await using var second = Small(service);
        var token = TestTokens.For(Guid.CreateVersion7());
        using var one = first.Client(token);
        using var other = second.Client(token);

        for (var i = 0; i < 5; i++)
        {
            (await (i % 2 == 0 ? one : other).GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        foreach (var client in (HttpClient[])[one, other])
        {
            var response = await client.GetAsync("/v1/me/profile");
            await response.ShouldBeProblem(429, "too_many_requests");
            response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 120);
        }

        service.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Requests_at_the_same_moment_do_not_slip_through()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var first = Small(service);
        await using var second = Small(service);
        var token = TestTokens.For(Guid.CreateVersion7());
        using var one = first.Client(token);
        using var other = second.Client(token);
        await one.GetAsync("/nowhere");
        await other.GetAsync("/nowhere");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : other).GetAsync("/v1/me/profile")));

        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(3);
        answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(37);
    }

    [Fact]
    public async Task Answers_say_what_is_left()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Small(service);
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));

        var response = await client.GetAsync("/v1/me/profile");
        response.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"caller\";q=5;w=600"]);
        response.Headers.GetValues("RateLimit").ShouldBe(["\"caller\";r=4;t=120"]);

        response = await client.GetAsync("/v1/me/profile");
        response.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"caller\";r=3;t=2");
    }

    [Fact]
    public async Task One_callers_greed_is_not_anothers_loss()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Small(service);
        using var greedy = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        using var modest = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        for (var i = 0; i < 6; i++)
        {
            await greedy.GetAsync("/v1/me/profile");
        }

        (await greedy.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await modest.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sign_in_counts_by_address_whoever_asks_and_by_itself()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var lab = Small(service, LabAddresses[0]);
        await using var elsewhere = Small(service, LabAddresses[1]);
        using var nobody = lab.Client();
        using var someone = lab.Client(TestTokens.For(Guid.CreateVersion7()));
        using var far = elsewhere.Client();
        foreach (var (client, path) in new[] { (nobody, "/v1/auth/code"), (someone, "/v1/auth/token"), (nobody, "/V1/Auth/code") })
        {
            (await client.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await nobody.PostAsync("/v1/auth/code", null)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await someone.PostAsync("/v1/auth/code", null)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await nobody.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await far.PostAsync("/v1/auth/code", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Bad_tokens_count_against_their_address()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(
            servers, [("registration", service.Address)], new() { ["Limits:WindowSeconds"] = "600", ["Limits:Address"] = "4" },
            callersAddress: LabAddresses[2]);
        using var client = edge.Client("guessed");
        for (var i = 0; i < 4; i++)
        {
            (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_revoked_session_is_refused_at_once_and_the_persons_other_session_is_not()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(servers, service);
        var (person, ended, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        using var client = edge.Client(TestTokens.Create(person, ended, []));
        using var elsewhere = edge.Client(TestTokens.Create(person, other, []));
        (await client.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Revoke(ended);

        await (await client.GetAsync("/v1/me/profile")).ShouldBeProblem(401, "sign_in_required");
        (await elsewhere.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_Redis_reads_stay_open_sign_in_closes_to_floods_and_the_shared_count_comes_back()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var redis = new FrontOfRedis(servers.Redis);
        await using var edge = Edge.Start(
            servers, [("registration", service.Address)],
            new()
            {
                ["ConnectionStrings:redis"] = redis.Connection, ["Limits:Caller"] = "7777", ["Limits:WithoutRedis:SignIn"] = "3",
                ["Limits:WithoutRedis:Caller"] = "50"
            });
        using var signedIn = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        using var nobody = edge.Client();
        await RedisCounts();

        redis.GoAway();
        try
        {
            (await Policy()).ShouldContain("q=50");
            for (var i = 0; i < 20; i++)
            {
                (await signedIn.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
                (await nobody.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            var tries = new List<HttpStatusCode>();
            for (var i = 0; i < 10; i++)
            {
                tries.Add((await nobody.PostAsync("/v1/auth/code", null)).StatusCode);
            }

            tries.Count(status => status == HttpStatusCode.OK).ShouldBe(3);
            tries.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(7);
        }
        finally
        {
            redis.ComeBack();
        }

        await RedisCounts();

        Task RedisCounts() => Eventually.Holds(async () => (await Policy()).Contains("q=7777", StringComparison.Ordinal));

        async Task<string> Policy()
        {
            var response = await signedIn.GetAsync("/v1/me/profile");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return response.Headers.GetValues("RateLimit-Policy").Single();
        }
    }

    [Fact]
    public async Task A_gateway_that_starts_without_Redis_works_and_finds_it_later()
    {
        await using var service = await Upstream.StartAsync("registration");
        await using var redis = new FrontOfRedis(servers.Redis);
        redis.GoAway();
        await using var edge = Edge.Start(servers, [("registration", service.Address)],
            new() { ["ConnectionStrings:redis"] = redis.Connection, ["Limits:Caller"] = "7777" });
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));
        (await client.GetAsync("/v1/me/profile")).StatusCode.ShouldBe(HttpStatusCode.OK);
        redis.ComeBack();
        await Eventually.Holds(async () => (await client.GetAsync("/v1/me/profile")).Headers.GetValues("RateLimit-Policy").Single()
            .Contains("q=7777", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Redis_that_takes_connections_and_says_nothing_holds_nobody_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var service = await Upstream.StartAsync("registration");
        await using var edge = Edge.Start(
            servers, [("registration", service.Address)],
            new()
            {
                ["ConnectionStrings:redis"] = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}",
                ["Limits:WithoutRedis:Caller"] = "100", ["Limits:RedisMilliseconds"] = "200"
            });
        using var client = edge.Client(TestTokens.For(Guid.CreateVersion7()));

        // Fifty waits of a second each would outlast this patience.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        for (var i = 0; i < 50; i++)
        {
            (await client.GetAsync("/v1/me/profile", patience.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private Edge Small(Upstream service, IPAddress? from = null) => Edge.Start(
        servers, [("registration", service.Address)],
        new() { ["Limits:WindowSeconds"] = "600", ["Limits:Caller"] = "5", ["Limits:SignIn"] = "3" }, callersAddress: from);

    private async Task Revoke(Guid session)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(servers.Redis);
        await redis.GetDatabase().StringSetAsync($"revoked:{session}", "1", TimeSpan.FromMinutes(11));
    }
}
