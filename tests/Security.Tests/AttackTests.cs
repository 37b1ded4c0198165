using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CreativeLabs.Journey;
using CreativeLabs.Support;

namespace CreativeLabs.Security;

/// <summary>Attacks that worked once, on the whole platform and through the gateway. Each service's own tests hold the rules behind
/// them.</summary>
public sealed class AttackTests(GuardedPlatform guarded)
{
    private const string CoordinatorsPhone = "+996700000104";

    [Fact]
    public async Task A_coordinator_who_merges_her_own_record_with_a_woman_signs_in_as_herself()
    {
        using var platform = guarded.Platform();
        var victim = await Member(platform);
        await victim.Post($"/v1/labs/{Way.AtBashy}/memberships");
        var coordinator = await Traveller.SignIn(platform, CoordinatorsPhone);
        var spare = CanaryValues.NewPhone();
        var hers = (await coordinator.Post($"/v1/labs/{Way.AtBashy}/people", new
        {
            name = "Айгүл Садыкова", language = "ky", textVersion = "2026-01", reason = "телефону жок", phone = spare,
        })).GetProperty("personId").GetGuid();

        using var merge = await coordinator.Send(
            HttpMethod.Post, $"/v1/people/{hers}/merge", new { survivorId = victim.PersonId, reason = "эки жолу катталган" });

        ((int)merge.StatusCode).ShouldBeOneOf(202, 409);
        (await Traveller.SignIn(platform, spare)).PersonId.ShouldNotBe(victim.PersonId, "what staff attach signs nobody in as her");
    }

    [Theory]
    [InlineData("X-A", "ü")]
    [InlineData("User-Agent", "Браузер")]
    [InlineData("Accept-Language", "ky, \u0000")]
    public async Task No_header_of_a_caller_makes_a_service_look_ill(string name, string value)
    {
        using var platform = guarded.Platform();
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var client = new HttpClient(handler) { BaseAddress = platform.Gateway.BaseAddress };
        for (var time = 0; time < 5; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/labs");
            request.Headers.TryAddWithoutValidation(name, value);
            try
            {
                using var answer = await client.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeInRange(200, 499);
            }
            catch (HttpRequestException)
            {
                // What no client may send this one does not send either.
            }
        }

        (await platform.Gateway.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await platform.Gateway.GetAsync(new Uri("/v1/labs", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_that_is_named_in_a_header_is_nobodys()
    {
        using var platform = guarded.Platform();
        var woman = await Member(platform);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ledger/check");
        foreach (var (name, value) in new[]
        {
            ("X-User-Id", $"{woman.PersonId}"), ("X-User-Roles", "operator"), ("X-Forwarded-For", "127.0.0.1"),
            ("X-Original-URL", "/v1/ledger/check"), ("X-Gateway-Key", "guessed"), ("X-Web-Key", "guessed"),
        })
        {
            request.Headers.Add(name, value);
        }

        (await platform.Gateway.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await woman.Send(HttpMethod.Get, "/v1/ledger/check")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/v1/operations/registration/staff-reads/check")]
    [InlineData("/v1/operations/marketplace/dead-letters")]
    [InlineData("/v1/ledger/trial-balance")]
    [InlineData("/v1/safeguarding/reports")]
    [InlineData("/v1/refunds")]
    [InlineData("/v1/payouts")]
    public async Task What_operators_see_is_seen_by_no_member_and_no_coordinator(string path)
    {
        using var platform = guarded.Platform();
        foreach (var who in new[] { await Member(platform), await Traveller.SignIn(platform, CoordinatorsPhone) })
        {
            using var answer = await who.Send(HttpMethod.Get, path);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                // A list that holds what is hers, and nothing is.
                JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("items").GetArrayLength()
                    .ShouldBe(0, path);
            }
            else
            {
                ((int)answer.StatusCode).ShouldBeOneOf(403, 404);
            }
        }
    }

    [Theory]
    [InlineData("/v1/labs/..%2f..%2fv1%2fledger%2fcheck")]
    [InlineData("/v1/labs/%2e%2e/me/profile")]
    [InlineData("/registration/health")]
    [InlineData("/v1/labs/../ledger/check")]
    [InlineData("//v1/me/profile")]
    [InlineData("/v1/ME/profile/")]
    [InlineData("/v1/me/profile;x=1")]
    [InlineData("/v1/me/inbox/stream/")]
    public async Task No_spelling_of_a_path_leads_past_the_sign_in(string path)
    {
        using var platform = guarded.Platform();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{platform.Gateway.BaseAddress}".TrimEnd('/') + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await platform.Gateway.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task A_session_that_she_ended_opens_nothing_anywhere()
    {
        using var platform = guarded.Platform();
        var woman = await Member(platform);
        string[] everywhere = ["/v1/me/profile", "/v1/me/enrolments", "/v1/me/mentorships", "/v1/me/orders", "/v1/me/inbox"];
        foreach (var path in everywhere)
        {
            (await woman.Send(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        var sessions = (await woman.Get("/v1/me/sessions")).GetProperty("items");
        await Traveller.Expect(await woman.Send(
            HttpMethod.Delete, $"/v1/me/sessions/{sessions[0].GetProperty("id").GetGuid()}", match: EntityTagHeaderValue.Any), 204);

        foreach (var path in everywhere)
        {
            (await woman.Send(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task A_code_is_not_guessed_by_trying_it_many_times_at_once()
    {
        using var platform = guarded.Platform();
        var phone = CanaryValues.NewPhone();
        var asked = JsonSerializer.Deserialize<JsonElement>(await (await Post(platform, "/v1/auth/code", new { phone, language = "ky" }))
            .Content.ReadAsStringAsync());
        var challengeId = asked.GetProperty("challengeId").GetGuid();
        var right = (await platform.Code(phone, after: null)).GetProperty("text").GetString()!;

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            Post(platform, "/v1/auth/token", new { challengeId, code = $"{(number * 7919) % 1_000_000:D6}" })));
        tries.ShouldAllBe(answer => (int)answer.StatusCode >= 400 && (int)answer.StatusCode < 500);

        var code = new string([.. right.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit)]);
        using var late = await Post(platform, "/v1/auth/token", new { challengeId, code });
        ((int)late.StatusCode).ShouldBeInRange(400, 499, "five wrong tries have used it up, also at once");
    }

    private static async Task<Traveller> Member(Platform platform)
    {
        var woman = await Traveller.SignIn(platform, CanaryValues.NewPhone());
        await woman.Post("/v1/me/consents", new { purpose = "platform", textVersion = "2026-01" });
        await woman.Change("/v1/me/profile", HttpMethod.Put, "/v1/me/profile", new { name = "Гүлнара Асанова", language = "ky" });
        return woman;
    }

    private static async Task<HttpResponseMessage> Post(Platform platform, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        return await platform.Gateway.SendAsync(request);
    }
}
