using System.Net;
using CreativeLabs.Support;
using Microsoft.AspNetCore.Http;

namespace CreativeLabs.Gateway;

public sealed class CopyTests(Servers servers)
{
    private static readonly Dictionary<string, string?> NoLimits = new(StringComparer.Ordinal) { ["Limits:Address"] = "100000" };

    private static Task Drop(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Both_copies_work()
    {
        await using var one = await Upstream.StartAsync("registration");
        await using var two = await Upstream.StartAsync("registration");
        await using var edge = Two(one.Address, two.Address);
        using var client = edge.Client();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetAsync("/v1/labs")));

        one.Requests.ShouldNotBeEmpty();
        two.Requests.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_copy_killed_under_load_costs_no_idempotent_request()
    {
        await using var killed = await Upstream.StartAsync("registration", Slowly);
        await using var staying = await Upstream.StartAsync("registration", Slowly);
        await using var edge = Two(killed.Address, staying.Address);
        using var client = edge.Client();

        var load = Enumerable.Range(0, 8).Select(async worker =>
        {
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 60; i++)
            {
                answers.Add((worker % 2 == 0
                    ? await client.GetAsync("/v1/labs")
                    : await client.PostCreating("/v1/cohorts/1/applications", new { motivation = "I weave" })).StatusCode);
            }

            return answers;
        }).ToList();
        await Eventually.Holds(() => Task.FromResult(killed.Requests.Count > 40));
        await killed.KillAsync();

        (await Task.WhenAll(load)).SelectMany(a => a).ShouldAllBe(status => status == HttpStatusCode.OK);
        staying.Requests.Where(r => r.Method == "POST").ShouldAllBe(r => r.Body == "{\"motivation\":\"I weave\"}");

        static async Task Slowly(HttpContext http)
        {
            await Task.Delay(5);
            await http.Response.WriteAsync("fine");
        }
    }

    [Fact]
    public async Task A_copy_that_breaks_off_is_left_alone()
    {
        await using var broken = await Upstream.StartAsync("registration", Drop);
        await using var well = await Upstream.StartAsync("registration");
        await using var edge = Two(broken.Address, well.Address);
        using var client = edge.Client();

        for (var i = 0; i < 40; i++)
        {
            (await client.GetAsync("/v1/labs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        broken.Requests.Count.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_sent_once()
    {
        await using var broken = await Upstream.StartAsync("registration", Drop);
        await using var alsoBroken = await Upstream.StartAsync("registration", Drop);
        await using var edge = Two(broken.Address, alsoBroken.Address);
        using var client = edge.Client();

        await (await client.PostAsync("/v1/cohorts/1/applications", new StringContent("{}"))).ShouldBeProblem(502, "broken_off");
        (broken.Requests.Count + alsoBroken.Requests.Count).ShouldBe(1);

        await (await client.PostCreating("/v1/cohorts/1/applications", new { })).ShouldBeProblem(503, "unavailable");
        (broken.Requests.Count + alsoBroken.Requests.Count).ShouldBe(3);
    }

    [Fact]
    public async Task What_never_reached_a_copy_goes_to_another_whatever_it_is()
    {
        await using var well = await Upstream.StartAsync("registration");
        await using var edge = Two(Upstream.Nobody(), well.Address);
        using var client = edge.Client();

        for (var i = 0; i < 10; i++)
        {
            (await client.PostAsync("/v1/cohorts/1/applications", new StringContent($"{i}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        well.Requests.Select(r => r.Body).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Health_is_one_word()
    {
        await using var one = await Upstream.StartAsync("registration");
        await using var two = await Upstream.StartAsync("registration");
        var others = new[] { "training", "mentoring", "marketplace", "notifications" };
        await using var edge = Edge.Start(
            servers, [("registration", one.Address), ("registration", two.Address), .. others.Select(o => (o, two.Address))],
            new() { ["Proxy:ProbeSeconds"] = "1" });
        using var client = edge.Client();

        await Eventually.Holds(async () => await Health() == (200, """{"status":"healthy"}"""));
        await one.KillAsync();
        await Eventually.Holds(async () => await Health() == (200, """{"status":"degraded"}"""));
        await two.KillAsync();
        await Eventually.Holds(async () => await Health() == (503, """{"status":"unhealthy"}"""));
        (await client.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<(int, string)> Health()
        {
            var response = await client.GetAsync("/health");
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    private Edge Two(Uri one, Uri two) => Edge.Start(servers, [("registration", one), ("registration", two)], NoLimits);
}
