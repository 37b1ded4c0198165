using System.Security.Cryptography;
using CreativeLabs.Journey;
using CreativeLabs.Support;

namespace CreativeLabs.Security;

/// <summary>Whoever carries off the disks, or reads logs and traces, learns nothing about anybody: what people told is looked for in every
/// database, in Redis, in the broker's files, in logs, traces and figures of all processes; then they are erased, and it is looked for
/// again. By default two women live, with <c>--deep</c> ten and more than two hundred values.</summary>
public sealed class CanaryTests(GuardedPlatform guarded)
{
    /// <summary>Where the words on what she sells lie while she sells it. The broker's files keep them for a while after her erasure, until
    /// it cuts them off.</summary>
    private static readonly string[] Public = ["marketplace", "notifications", "broker"];

    [Fact]
    public async Task What_people_tell_lies_open_nowhere_and_after_their_erasure_not_even_what_they_showed()
    {
        using var platform = guarded.Platform();
        var (secret, shown) = (new CanaryValues(), new CanaryValues());
        var lives = Enumerable.Range(0, Depth.Times(5)).Select(_ => new Life(platform, secret, shown)).ToList();
        foreach (var life in lives)
        {
            await life.Live();
        }

        (secret.Count + shown.Count).ShouldBeGreaterThanOrEqualTo(Depth.IsFull ? 200 : 40);
        await HeardOfAll(platform);
        await ShouldHoldNothing(secret, shown, exceptShown: Public);

        var women = lives.SelectMany(life => life.Women).ToList();
        await Task.WhenAll(women.Select(woman => Forget(platform, woman)));
        await HeardOfAll(platform);
        await ShouldHoldNothing(secret, shown, exceptShown: ["broker"]);
    }

    /// <summary>Without this the search above would prove nothing.</summary>
    [Fact]
    public async Task What_is_shown_to_all_is_found_where_it_lies()
    {
        using var platform = guarded.Platform();
        var known = new CanaryValues();
        known.Put("the title of a listing that the seed brings", await TitleOfAListing(platform));
        known.Put("the operator's own path", "/v1/labs");
        await HeardOfAll(platform);

        known.FoundIn((await guarded.Databases())["marketplace"]).ShouldContain(line => line.Contains("listing", StringComparison.Ordinal));
        known.FoundIn((await guarded.Places())["telemetry"]).ShouldContain(line => line.Contains("path", StringComparison.Ordinal));
    }

    private static async Task<string> TitleOfAListing(Platform platform)
    {
        var page = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(
            await platform.Gateway.GetStringAsync(new Uri("/v1/listings?limit=1", UriKind.Relative)));
        return page.GetProperty("items")[0].GetProperty("title").GetString()!;
    }

    private static async Task Forget(Platform platform, Traveller woman)
    {
        var id = (await woman.Post("/v1/me/erasure", status: 202)).GetProperty("id").GetGuid();
        await Platform.Eventually("The erasure is done", async () =>
        {
            using var answer = await platform.Gateway.GetAsync(new Uri($"/v1/erasures/{id}", UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode && text.Contains("\"done\"", StringComparison.Ordinal) ? true : (bool?)null;
        });
    }

    private async Task ShouldHoldNothing(CanaryValues secret, CanaryValues shown, string[] exceptShown)
    {
        var found = new List<string>();
        foreach (var (place, text) in (await guarded.Databases()).Concat(await guarded.Places()))
        {
            found.AddRange(secret.FoundIn(text).Select(value => $"{place}: {value}"));
            if (!exceptShown.Contains(place, StringComparer.Ordinal))
            {
                found.AddRange(shown.FoundIn(text).Select(value => $"{place}: {value}"));
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>Returns when each process has told what it did until now: the last of it is a request whose trace is known.</summary>
    private async Task HeardOfAll(Platform platform)
    {
        foreach (var (service, path) in new[]
        {
            ("registration", "/v1/labs"), ("training", "/v1/courses"), ("mentoring", "/v1/mentors"), ("marketplace", "/v1/listings"),
            ("notifications", "/v1/me/inbox"),
        })
        {
            var trace = RandomNumberGenerator.GetBytes(16);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?limit={Random.Shared.Next(1, 90)}");
            request.Headers.Add("traceparent", $"00-{Convert.ToHexStringLower(trace)}-00f067aa0ba902b7-01");
            using var answer = await platform.Gateway.SendAsync(request);
            await Platform.Eventually($"The trace of {service}", () =>
                Task.FromResult(guarded.Collector.HasTrace(trace, service) ? true : (bool?)null));
        }
    }
}
