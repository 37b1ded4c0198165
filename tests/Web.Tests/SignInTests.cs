using System.Net;

namespace CreativeLabs.Web;

public sealed class SignInTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_number_and_the_code_sign_her_in()
    {
        var visitor = site.Visitor();
        await visitor.Get("/sign-in?next=%2Fky%2Flabs");
        var code = await visitor.Submit("/sign-in", ("phone", "0700 123 456"));
        visitor.Html.ShouldNotContain("0700 123 456");
        code.QuerySelector("input[name=code]")!.GetAttribute("autocomplete").ShouldBe("one-time-code");

        await visitor.Submit("/sign-in/code", ("code", "123 456"));

        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        visitor.Location.ShouldBe("/ky/labs");
        site.Api.Requests.Last().Body.ShouldContain("\"code\":\"123456\"");
        (await visitor.Get("/week")).QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_cookie_is_sealed_and_kept_from_scripts_and_from_plain_connections()
    {
        var visitor = site.Visitor();
        await visitor.Get("/sign-in");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        await visitor.Submit("/sign-in/code", ("code", "123456"));

        var cookie = visitor.SetCookies.Single(line => line.StartsWith("__Host-cl=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/");
        cookie.ShouldContain("; max-age=2592000");
        cookie.ShouldNotContain("domain");
        // What a token begins with; less of it would come about by chance.
        visitor.Cookies["__Host-cl"].ShouldNotContain("eyJhbGciOi", Case.Sensitive);
    }

    [Fact]
    public async Task On_a_shared_phone_she_is_signed_out_with_the_browser_and_after_a_quarter_of_an_hour()
    {
        var visitor = site.Visitor();
        await visitor.Get("/sign-in");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        await visitor.Submit("/sign-in/code", ("code", "123456"), ("shared", "on"));
        visitor.SetCookies.Single(line => line.StartsWith("__Host-cl=", StringComparison.Ordinal))
            .ShouldNotContain("max-age", Case.Insensitive);

        site.Clock.Advance(TimeSpan.FromMinutes(9));
        await visitor.Get("/week");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Clock.Advance(TimeSpan.FromMinutes(14));
        await visitor.Get("/week");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK, "nine and fourteen minutes are no quarter of an hour of nothing");

        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await visitor.Get("/week");
        visitor.Location.ShouldBe("/ky/sign-in?next=%2Fky%2Fweek");
        visitor.Cookies.ShouldNotContainKey("__Host-cl");
    }

    [Fact]
    public async Task A_wrong_code_is_said_at_its_field()
    {
        site.Api.Answer("POST /v1/auth/token", 401, ApiStandIn.Problem("wrong_code", "Код туура эмес."));
        var visitor = site.Visitor();
        await visitor.Get("/sign-in");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));

        var page = await visitor.Submit("/sign-in/code", ("code", "000000"));

        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#code")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#code-error")!.TextContent.ShouldBe("Код туура эмес.");
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#code");
        page.Title!.ShouldStartWith("Ката: ");
    }

    [Fact]
    public async Task Several_on_one_phone_choose_by_label_and_PIN()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        site.Api.Answer("POST /v1/auth/token", asked => asked.Body.Contains("choiceId")
            ? asked.Body.Contains("4711") ? (200, site.Api.Tokens()) : (401, ApiStandIn.Problem("wrong_pin", "PIN туура эмес."))
            : (202, new
            {
                choiceId = Guid.CreateVersion7(), expiresInSeconds = 300,
                people = new[]
                {
                    new { personId = first, label = "А. Т.", needsPin = true },
                    new { personId = second, label = "Б. К.", needsPin = false },
                },
            }));
        var visitor = site.Visitor();
        await visitor.Get("/sign-in");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        var page = await visitor.Submit("/sign-in/code", ("code", "123456"));
        page.QuerySelectorAll("input[name=person]").Length.ShouldBe(3);

        page = await visitor.Submit("/sign-in/choice", ("person", first.ToString()), ("pin", "0000"));
        page.QuerySelector("#pin-error")!.TextContent.ShouldBe("PIN туура эмес.");
        page.QuerySelector($"input[value='{first}']")!.HasAttribute("checked").ShouldBeTrue();

        await visitor.Submit("/sign-in/choice", ("person", first.ToString()), ("pin", "4711"));
        visitor.Location.ShouldBe("/ky/week");
        visitor.SetCookies.Single(line => line.StartsWith("__Host-cl=", StringComparison.Ordinal))
            .ShouldNotContain("max-age", Case.Insensitive);
    }

    [Fact]
    public async Task Who_is_new_is_welcomed_first()
    {
        site.Api.Answer("POST /v1/auth/token", 200, site.Api.Tokens(isNew: true));
        var visitor = site.Visitor();
        await visitor.Get("/sign-in?next=%2Fky%2Flabs%2Fat-bashy");
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        await visitor.Submit("/sign-in/code", ("code", "123456"));
        visitor.Location.ShouldBe("/ky/welcome?next=%2Fky%2Flabs%2Fat-bashy");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/ky//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/kyevil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site(string next)
    {
        var visitor = site.Visitor();
        await visitor.Get("/sign-in?next=" + Uri.EscapeDataString(next));
        await visitor.Submit("/sign-in", ("phone", "0700123456"));
        await visitor.Submit("/sign-in/code", ("code", "123456"));
        visitor.Location.ShouldBe("/ky/week");
    }

    [Fact]
    public async Task Ten_requests_at_the_end_of_the_token_renew_it_once()
    {
        var visitor = await site.SignedIn();
        var before = visitor.Cookies["__Host-cl"];
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        var others = Enumerable.Range(0, 10).Select(_ => site.Visitor()).ToList();
        foreach (var other in others)
        {
            other.Cookies["__Host-cl"] = before;
        }

        await Task.WhenAll(others.Select(other => other.Get("/week")));

        others.ShouldAllBe(other => other.Last.StatusCode == HttpStatusCode.OK);
        site.Api.Requests.Count(one => one.Path == "/v1/auth/token" && one.Body.Contains("refreshToken")).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_platform_is_away_she_stays_signed_in()
    {
        var visitor = await site.SignedIn();
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        site.Api.Answer("POST /v1/auth/token", 503, ApiStandIn.Problem("unavailable", "Кызмат убактылуу жок."));
        await visitor.Get("/week");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        visitor.Cookies.ShouldContainKey("__Host-cl");

        site.Api.Answer("POST /v1/auth/token", 200, site.Api.Tokens());
        await visitor.Get("/week");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_leads_to_the_sign_in_and_back()
    {
        var visitor = await site.SignedIn("ru");
        site.Api.Answer("GET /v1/me/profile", 401, ApiStandIn.Problem("sign_in_required", "Нужно войти."));
        await visitor.Get("/week");
        visitor.Location.ShouldBe("/ru/sign-in?next=%2Fru%2Fweek");
        visitor.Cookies.ShouldNotContainKey("__Host-cl");
    }

    [Fact]
    public async Task A_form_of_nobody_leads_to_the_sign_in_and_back_to_its_page()
    {
        var visitor = site.Visitor();
        await visitor.Get("/labs/at-bashy");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ky/labs/at-bashy/join")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>()),
        };
        request.Headers.Referrer = new Uri("http://localhost/ky/labs/at-bashy");
        await visitor.Send(request);
        visitor.Location.ShouldBe("/ky/sign-in?next=%2Fky%2Flabs%2Fat-bashy");
    }

    [Fact]
    public async Task A_cookie_that_was_changed_signs_nobody_in()
    {
        var visitor = await site.SignedIn();
        var cookie = visitor.Cookies["__Host-cl"].ToCharArray();
        cookie[40] = cookie[40] == 'A' ? 'B' : 'A';
        visitor.Cookies["__Host-cl"] = new string(cookie);
        await visitor.Get("/week");
        visitor.Location.ShouldBe("/ky/sign-in?next=%2Fky%2Fweek");
    }

    [Fact]
    public async Task Not_me_ends_the_session_at_the_platform_and_here()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/week");
        await visitor.Submit("/sign/out");
        visitor.Location.ShouldBe("/ky?done=signed-out");
        visitor.Cookies.ShouldNotContainKey("__Host-cl");
        site.Api.Requests.ShouldContain(one => one.Path == "/v1/auth/logout");
    }

    [Fact]
    public async Task The_quick_exit_signs_out_and_leads_to_an_everyday_page()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/week");
        await visitor.Submit("/sign/exit");
        visitor.Location.ShouldBe("https://ky.wikipedia.org/");
        visitor.Cookies.ShouldNotContainKey("__Host-cl");
    }

    [Fact]
    public async Task The_platform_hears_whose_address_and_phone_it_is()
    {
        var visitor = site.Visitor("en");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/events");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 14)");
        await visitor.Send(request);

        var asked = site.Api.Requests.First(one => one.Path == "/v1/events");
        asked.Headers["X-Forwarded-For"].ShouldBe("203.0.113.7");
        asked.Headers["X-Web-Key"].ShouldBe("a key that the screens show to the gateway");
        asked.Headers["User-Agent"].ShouldContain("Android");
        asked.Headers["Accept-Language"].ShouldBe("en");
    }
}
