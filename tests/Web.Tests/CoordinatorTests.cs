using System.Net;
using System.Text.Json.Nodes;

namespace CreativeLabs.Web;

/// <summary>The pages of a lab's coordinator.</summary>
public sealed class CoordinatorTests : IAsyncLifetime
{
    private const string Id = "019a0000-0000-7000-8000-000000000001";
    private const string Lab = "/labs/at-bashy";
    private Site site = null!;

    public static TheoryData<string> Pages() =>
    [
        "/day", "/decisions", "/members", $"/members/{Id}", "/events", $"/events/{Id}", $"/events/{Id}/door", $"/applications/{Id}",
        $"/reviews/{Id}", $"/manuscripts/{Id}", "/mentoring", $"/mentoring/runs/{Id}", $"/mentoring/applications/{Id}", "/figures",
    ];

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Who_does_not_run_the_lab_reads_that_the_page_is_not_for_her(string path)
    {
        var visitor = await site.SignedIn();
        var page = await visitor.Get(Lab + path);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Буга укугуңуз жок");
        page.QuerySelector("main")!.TextContent.ShouldContain("координаторго кайрылыңыз");
        site.Api.Requests.ShouldNotContain(one => one.Path.Contains("/members") || one.Path.Contains("/people/"), "nobody's name is read");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Who_is_not_signed_in_signs_in_and_comes_back(string path)
    {
        var visitor = site.Visitor();
        await visitor.Get(Lab + path);
        visitor.Location.ShouldBe($"/ky/sign-in?next={Uri.EscapeDataString("/ky" + Lab + path)}");
    }

    [Fact]
    public async Task Her_week_leads_to_the_labs_that_she_runs()
    {
        var page = await (await Coordinator()).Get("/week");
        page.QuerySelector("a[href='/ky/labs/at-bashy/day']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_member_without_a_work_of_hers_sees_no_way_to_any()
    {
        var visitor = await site.SignedIn();
        (await visitor.Get("/week")).QuerySelector("a[href$='/day'], a[href$='/teaching'], a[href$='/operations']").ShouldBeNull();
    }

    [Fact]
    public async Task The_day_shows_who_works_at_what_and_lets_her_in_by_the_version_that_was_seen()
    {
        var visitor = await Coordinator();
        Bookings("GET /v1/labs/{id}/bookings", "confirmed");
        var today = new Spoken("ky", site.Clock.GetUtcNow()).Today;
        await visitor.Get($"{Lab}/day");
        visitor.Page.QuerySelector("table th[scope=row]")!.TextContent.ShouldContain("Айгүл");
        await visitor.Submit($"{Lab}/bookings/{Id}/check-in");
        visitor.Location.ShouldBe($"/ky{Lab}/day?day={today:yyyy-MM-dd}&done=saved");
        var sent = site.Api.Requests.Last(one => one.Path == $"/v1/bookings/{Id}/check-in");
        sent.Headers["If-Match"].ShouldBe("\"3\"");
    }

    [Fact]
    public async Task She_registers_a_girl_with_what_her_guardian_signed()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/members");
        await visitor.Submit($"{Lab}/members/new", ("fullName", "Бермет"), ("language", "ky"), ("reason", "Апасы менен келди"),
            ("birthYear", "2014"), ("signed", "on"), ("guardianName", "Гүлнара"), ("guardianRelation", "mother"));
        var sent = JsonNode.Parse(site.Api.Requests.Last(one => one.Method is "POST").Body)!["guardian"]!;
        sent["name"]!.GetValue<string>().ShouldBe("Гүлнара");
        sent["relation"]!.GetValue<string>().ShouldBe("mother");
    }

    [Fact]
    public async Task She_records_a_paper_for_a_girl_who_shows_her_slip()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/members");
        await visitor.Submit($"{Lab}/members/guardian", ("slip", "K7MP-4QXA"), ("paperName", "Гүлнара"), ("paperRelation", "mother"),
            ("how", "Кошунам"));
        visitor.Location.ShouldBe($"/ky{Lab}/members?done=saved");
        site.Api.Answer("POST /v1/labs/{id}/guardian-consents", 409, ApiStandIn.Problem("guardian_slip_not_valid", "Белги туура эмес."));
        await visitor.Get($"{Lab}/members");
        var again = await visitor.Submit($"{Lab}/members/guardian", ("slip", "AAAA-BBBB"), ("paperName", "Гүлнара"),
            ("paperRelation", "mother"), ("how", "Кошунам"));
        again.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Белги туура эмес.");
        again.QuerySelector("#slip")!.GetAttribute("value").ShouldBe("AAAA-BBBB");
    }

    [Fact]
    public async Task The_day_asks_only_for_as_many_names_as_it_shows()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/day");
        site.Api.Requests.Last(one => one.Path.EndsWith("/applications", StringComparison.Ordinal) && one.Path.Contains("/labs/")).Query
            .ShouldContain("limit=3");
    }

    [Theory]
    [InlineData("yes", "{\"approve\":true}")]
    [InlineData("no", "{\"approve\":false,\"reason\":{\"ky\":\"Бош эмес\"}}")]
    public async Task A_booking_is_decided_from_the_list(string answer, string body)
    {
        var visitor = await Coordinator();
        Bookings("GET /v1/labs/{id}/booking-requests", "held");
        await visitor.Get($"{Lab}/decisions");
        await visitor.Submit($"{Lab}/bookings/{Id}/decision", ("answer", answer), ("reason", answer is "no" ? "Бош эмес" : ""));
        visitor.Location.ShouldBe($"/ky{Lab}/decisions?done=decided");
        site.Api.Requests.Last(one => one.Path == $"/v1/bookings/{Id}/decision").Body.ShouldBe(body);
    }

    [Fact]
    public async Task An_application_is_admitted_and_a_refusal_of_the_platform_is_said_with_what_was_typed()
    {
        var visitor = await Coordinator();
        Stateful("/v1/applications/{id}", "applied");
        await visitor.Get($"{Lab}/applications/{Id}");
        await visitor.Submit($"{Lab}/applications/{Id}", ("answer", "yes"));
        visitor.Location.ShouldBe($"/ky{Lab}/decisions?done=decided");
        var sent = site.Api.Requests.Last(one => one.Path.EndsWith("/decision", StringComparison.Ordinal));
        sent.Body.ShouldBe("{\"outcome\":\"admitted\"}");
        sent.Headers["If-Match"].ShouldBe("\"7.abc\"");

        site.Api.Answer("POST /v1/applications/{id}/decision", 409, ApiStandIn.Problem("cohort_full", "Орун калган жок."));
        await visitor.Get($"{Lab}/applications/{Id}");
        var page = await visitor.Submit($"{Lab}/applications/{Id}", ("answer", "no"), ("reason", "Кийинки жолу"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Орун калган жок.");
        page.QuerySelector("#reason")!.TextContent.ShouldBe("Кийинки жолу");
    }

    [Theory]
    [InlineData("reviews", "/v1/listings/{id}", "inReview", "/v1/listings/" + Id + "/review")]
    [InlineData("manuscripts", "/v1/stories/{id}/manuscript", "submitted", "/v1/stories/" + Id + "/review")]
    public async Task What_is_to_be_published_is_sent_back_with_a_reason(string path, string read, string state, string sentTo)
    {
        var visitor = await Coordinator();
        Stateful(read, state);
        await visitor.Get($"{Lab}/{path}/{Id}");
        await visitor.Submit($"{Lab}/{path}/{Id}", ("answer", "no"), ("reason", "Сүрөтү жок"));
        visitor.Location.ShouldBe($"/ky{Lab}/decisions?done=decided");
        site.Api.Requests.Last(one => one.Path == sentTo).Body.ShouldBe("{\"approve\":false,\"reason\":{\"ky\":\"Сүрөтү жок\"}}");
    }

    [Fact]
    public async Task A_member_is_registered_after_she_signed_and_not_before()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/members");
        var page = await visitor.Submit($"{Lab}/members/new", ("fullName", "Зуура Асанова"), ("reason", "Телефону жок"),
            ("language", "ky"));
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#signed");
        page.QuerySelector("#fullName")!.GetAttribute("value").ShouldBe("Зуура Асанова");
        site.Api.Requests.ShouldNotContain(one => one.Path.EndsWith("/people", StringComparison.Ordinal));

        await visitor.Submit($"{Lab}/members/new", ("fullName", "Зуура Асанова"), ("reason", "Телефону жок"), ("language", "ky"),
            ("signed", "on"));
        visitor.Location.ShouldBe($"/ky{Lab}/members/{Id}?done=saved");
        site.Api.Requests.Last(one => one.Path.EndsWith("/people", StringComparison.Ordinal)).Body
            .ShouldContain("\"name\":\"Зуура Асанова\",\"language\":\"ky\"");
    }

    [Fact]
    public async Task Whose_page_is_opened_it_says_that_the_look_is_recorded_and_a_paper_is_entered_with_its_reason()
    {
        var visitor = await Coordinator();
        var page = await visitor.Get($"{Lab}/members/{Id}");
        page.QuerySelector("main")!.TextContent.ShouldContain("ачканыңыз жазылды");
        await visitor.Submit($"{Lab}/members/{Id}/consents", ("purpose", "platform"), ("language", "ky"), ("reason", "Кагазда"));
        visitor.Location.ShouldBe($"/ky{Lab}/members/{Id}?done=saved");
        site.Api.Requests.Last(one => one.Method is "POST").Body.ShouldContain("\"reason\":\"Кагазда\"");
    }

    [Fact]
    public async Task A_match_run_is_made_looked_at_and_published_by_the_version_that_was_seen()
    {
        var visitor = await Coordinator();
        await visitor.Get($"{Lab}/mentoring");
        await visitor.Submit($"{Lab}/mentoring/runs");
        visitor.Location.ShouldBe($"/ky{Lab}/mentoring/runs/{Id}");
        Stateful("/v1/match-runs/{id}", "draft");
        await visitor.Follow();
        await visitor.Submit($"{Lab}/mentoring/runs/{Id}/publish");
        visitor.Location.ShouldBe($"/ky{Lab}/mentoring/runs/{Id}?done=sent");
        site.Api.Requests.Last(one => one.Path.EndsWith("/publication", StringComparison.Ordinal)).Headers["If-Match"]
            .ShouldBe("\"7.abc\"");
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public async Task A_mentor_is_vetted_after_the_review_began(string answer, bool approved)
    {
        var visitor = await Coordinator();
        Stateful("/v1/mentor-applications/{id}", "applied");
        await visitor.Get($"{Lab}/mentoring/applications/{Id}");
        await visitor.Submit($"{Lab}/mentoring/applications/{Id}/review");
        Stateful("/v1/mentor-applications/{id}", "inReview");
        await visitor.Follow();
        await visitor.Submit($"{Lab}/mentoring/applications/{Id}/decision", ("note", "Сүйлөштүм"), ("noConflict", "on"), ("months", "12"),
            ("reason", "no_need_now"), ("answer", answer));
        visitor.Location.ShouldBe($"/ky{Lab}/mentoring?done=decided");
        var body = JsonNode.Parse(site.Api.Requests.Last(one => one.Path.EndsWith("/decision", StringComparison.Ordinal)).Body)!;
        body["approve"]!.GetValue<bool>().ShouldBe(approved);
        (body["until"] is null).ShouldBe(!approved);
        (body["reason"] is null).ShouldBe(approved);
    }

    [Fact]
    public async Task Hidden_figures_are_said_in_words()
    {
        site.Api.Answer("GET /v1/figures", 200, new
        {
            rows = new[]
            {
                new { period = "2026-Q1", labId = PublishedApi.Id, lab = "Ат-Башы", learners = (int?)null, enrolments = (int?)12 },
            },
        });
        var page = await (await Coordinator()).Get($"{Lab}/figures?year=2026");
        var row = page.QuerySelectorAll("tbody tr")[0];
        row.QuerySelector("th")!.TextContent.ShouldBe("Чейрек 1");
        row.QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldContain("жашыруун");
        row.QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldContain("12");
    }

    private async Task<Visitor> Coordinator()
    {
        site.Api.Roles = [$"coordinator:{PublishedApi.Id}"];
        return await site.SignedIn();
    }

    private void Bookings(string operation, string state)
    {
        var now = site.Clock.GetUtcNow();
        site.Api.Answer(operation, 200, new
        {
            items = new[]
            {
                new
                {
                    id = Id, resourceId = Id, resource = "Станок", personId = Id, name = "Айгүл Төлөгөнова", startsAt = now,
                    endsAt = now.AddHours(1), state, version = 3,
                },
            },
        });
    }

    /// <summary>The example of what is read, in a state: on itself or on what it holds.</summary>
    private void Stateful(string path, string state) => site.Api.Answer($"GET {path}", _ =>
    {
        var example = ApiStandIn.Example("GET", path);
        var holder = example.ContainsKey("state") ? example
            : (JsonObject)example.First(one => one.Value is JsonObject o && o.ContainsKey("state")).Value!;
        holder["state"] = state;
        return (200, example);
    });
}
