using System.Net;

namespace CreativeLabs.Web;

/// <summary>Forms on a thin line: sent twice, sent late, sent by somebody else.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private const string Event = "/events/019a0000-0000-7000-8000-000000000001";
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_form_sent_twice_has_one_key()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/me/places", 200, new { items = Array.Empty<object>() });
        await visitor.Get(Event);
        await visitor.Submit(Event + "/registration", ("seats", "1"));
        visitor.Location.ShouldBe("/ky/registrations/019a0000-0000-7000-8000-000000000001?done=registered");
        var page = visitor.Last.RequestMessage!;
        _ = page;
        await visitor.Get(Event);
        var key = visitor.Page.QuerySelector("form[action$=registration] input[name=_key]")!.GetAttribute("value");
        await visitor.Submit(Event + "/registration", ("seats", "2"));
        await visitor.Get(Event);
        await visitor.Post($"/ky{Event}/registration", ("_f", visitor.Page.QuerySelector("input[name=_f]")!.GetAttribute("value")!),
            ("_key", key!), ("seats", "2"));

        var keys = site.Api.Requests.Where(one => one.Path.EndsWith("/places", StringComparison.Ordinal) && one.Method is "POST")
            .Select(one => one.Headers["Idempotency-Key"]).ToList();
        keys.Count.ShouldBe(3);
        keys[1].ShouldBe(keys[2]);
        keys[0].ShouldNotBe(keys[1]);
    }

    [Fact]
    public async Task What_was_typed_survives_a_refusal()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/me/places", 200, new { items = Array.Empty<object>() });
        site.Api.Answer("POST /v1/events/{id}/places", 409, ApiStandIn.Problem("group_too_large", "Топ өтө чоң."));
        await visitor.Get(Event);
        var page = await visitor.Submit(Event + "/registration", ("seats", "4"), ("with", "Айзада\nБегимай"), ("support", "childcare"));

        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Топ өтө чоң.");
        page.QuerySelector("#seats")!.GetAttribute("value").ShouldBe("4");
        page.QuerySelector("#with")!.TextContent.ShouldBe("Айзада\nБегимай");
        page.QuerySelector("input[value=childcare]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Names_of_companions_count_as_seats()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/me/places", 200, new { items = Array.Empty<object>() });
        await visitor.Get(Event);
        await visitor.Submit(Event + "/registration", ("seats", "1"), ("with", "Айзада\r\n\r\n Бегимай "));
        site.Api.Requests.Last(one => one.Method is "POST").Body.ShouldContain("\"seats\":3,\"with\":[\"Айзада\",\"Бегимай\"]");
    }

    [Fact]
    public async Task The_version_that_was_seen_goes_with_a_change()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/registrations/019a0000-0000-7000-8000-000000000001");
        site.Api.Answer("GET /v1/places/{id}", asked =>
        {
            var own = ApiStandIn.Example("GET", "/v1/places/{id}");
            own["place"]!["state"] = "confirmed";
            return (200, own);
        });
        await visitor.Get("/registrations/019a0000-0000-7000-8000-000000000001");
        await visitor.Submit("/registrations/019a0000-0000-7000-8000-000000000001/cancel");
        site.Api.Requests.Last(one => one.Method is "DELETE").Headers["If-Match"].ShouldBe("\"7.abc\"");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_of_another_site_is_refused(string from)
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/labs/at-bashy");
        var token = visitor.Page.QuerySelector("input[name=_f]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign/out")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_f", token)]),
        };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = site.ClientOptions.BaseAddress,
        };
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        site.Api.Requests.ShouldNotContain(one => one.Path == "/v1/auth/logout");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_says_what_to_do()
    {
        var visitor = await site.SignedIn();
        var page = await visitor.Post("/ky/labs/at-bashy/join");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Барак эскирип калды");
    }

    [Fact]
    public async Task A_form_of_one_woman_is_worth_nothing_after_another_signed_in()
    {
        var first = await site.SignedIn();
        await first.Get("/labs/at-bashy");
        var token = first.Page.QuerySelector("input[name=_f]")!.GetAttribute("value")!;
        site.Api.Person = Guid.CreateVersion7();
        first.Cookies.Remove("__Host-cl");
        await first.Get("/sign-in");
        await first.Submit("/sign-in", ("phone", "0700654321"));
        await first.Submit("/sign-in/code", ("code", "123456"));
        await first.Post("/ky/labs/at-bashy/join", ("_f", token));
        first.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_her_consent_she_is_asked_for_it_and_comes_back()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/me/memberships", 200, new { items = Array.Empty<object>() });
        site.Api.Answer("POST /v1/labs/{id}/memberships", 409, ApiStandIn.Problem("consent_required", "Адегенде макулдук керек."));
        await visitor.Get("/labs/at-bashy");
        await visitor.Submit("/labs/at-bashy/join");
        visitor.Location.ShouldBe("/ky/welcome?next=%2Fky%2Flabs%2Fat-bashy");
    }

    [Fact]
    public async Task The_consent_is_needed_to_go_on_and_asked_at_its_box()
    {
        site.Api.Answer("GET /v1/me/consents", 200, new { items = Array.Empty<object>() });
        var visitor = await site.SignedIn();
        await visitor.Get("/welcome");
        var page = await visitor.Submit("/welcome", ("name", "Айгүл Төлөгөнова"));
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#agree");
        page.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Айгүл Төлөгөнова");

        await visitor.Submit("/welcome", ("name", "Айгүл Төлөгөнова"), ("agree", "on"));
        visitor.Location.ShouldBe("/ky/week");
        site.Api.Requests.Where(one => one.Method is "POST" or "PUT").Select(one => one.Path).TakeLast(2)
            .ShouldBe(["/v1/me/consents", "/v1/me/profile"]);
    }

    [Theory]
    [InlineData(429, "Бир аз күтө туруңуз")]
    [InlineData(503, "Азыр байланыш жок")]
    [InlineData(404, "Мындай барак жок")]
    [InlineData(500, "Болбой калды")]
    public async Task What_cannot_be_shown_is_said_in_her_language(int status, string heading)
    {
        site.Api.Answer("GET /v1/events/{id}", status, ApiStandIn.Problem("whatever", "Мындай."));
        var visitor = site.Visitor();
        var page = await visitor.Get(Event);
        ((int)visitor.Last.StatusCode).ShouldBe(status);
        page.QuerySelector("h1")!.TextContent.ShouldBe(heading);
    }

    [Theory]
    [InlineData("/ky/nowhere", "Мындай барак жок")]
    [InlineData("/ru/labs/nowhere", "Такой страницы нет")]
    [InlineData("/en/events/no-id", "There is no such page")]
    public async Task A_page_that_is_not_there_says_so(string address, string heading)
    {
        var visitor = site.Visitor();
        var page = await visitor.Open(address);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.ShouldBe(heading);
    }

    [Fact]
    public async Task The_first_address_leads_to_her_language()
    {
        var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptLanguage.ParseAdd("ru-KG,ru;q=0.9");
        await visitor.Send(request);
        visitor.Location.ShouldBe("/ru");
        await visitor.Open("/sign/language/en?next=%2Fru%2Flabs%3Fa%3Db");
        visitor.Location.ShouldBe("/en/labs?a=b");
        await visitor.Open("/");
        visitor.Location.ShouldBe("/en");
    }

    [Fact]
    public async Task How_pages_look_holds_before_anybody_signs_in()
    {
        var visitor = site.Visitor();
        await visitor.Get("/look");
        await visitor.Submit("/sign/look", ("theme", "dark"), ("size", "large"), ("contrast", "high"));
        visitor.Location.ShouldBe("/ky/look");
        var root = (await visitor.Get("")).DocumentElement;
        root.GetAttribute("data-theme").ShouldBe("dark");
        root.GetAttribute("data-size").ShouldBe("large");
        root.GetAttribute("data-contrast").ShouldBe("high");
    }
}
