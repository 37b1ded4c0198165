using System.Net;
using System.Text.Json.Nodes;

namespace CreativeLabs.Web;

/// <summary>The pages of who teaches, and of the two of a mentorship.</summary>
public sealed class TeachingTests : IAsyncLifetime
{
    private const string Id = "019a0000-0000-7000-8000-000000000001";
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("/teaching")]
    [InlineData("/teaching/" + Id)]
    [InlineData("/teaching/" + Id + "/sessions/" + Id)]
    [InlineData("/teaching/learners/" + Id)]
    public async Task Who_teaches_nowhere_reads_that_the_page_is_not_for_her(string path)
    {
        var visitor = await site.SignedIn("ru");
        var page = await visitor.Get(path);
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelector("h1")!.TextContent.ShouldBe("У вас нет на это права");
    }

    [Fact]
    public async Task A_trainer_sees_what_she_teaches_and_not_what_others_do()
    {
        var visitor = await Trainer();
        site.Api.Answer("GET /v1/offerings", 200, new
        {
            items = new[] { Offering("Кийиз", Id), Offering("Токуу", Guid.CreateVersion7().ToString()) },
        });
        var page = await visitor.Get("/teaching");
        page.QuerySelectorAll("main a.card h3").Select(one => one.TextContent).ShouldBe(["Кийиз"]);
    }

    [Fact]
    public async Task A_trainer_reads_numbers_where_the_coordinator_reads_names()
    {
        Enrolled();
        var trainer = await Trainer();
        (await trainer.Get($"/teaching/{Id}")).QuerySelector($"a[href='/ky/teaching/learners/{Id}']")!.TextContent.Trim()
            .ShouldBe("Окуучу 1");
        site.Api.Requests.ShouldNotContain(one => one.Path.StartsWith("/v1/people/", StringComparison.Ordinal));

        site.Api.Roles = [$"coordinator:{PublishedApi.Id}"];
        var coordinator = await site.SignedIn();
        (await coordinator.Get($"/teaching/{Id}")).QuerySelector($"a[href='/ky/teaching/learners/{Id}']")!.TextContent.Trim()
            .ShouldBe("Кийиз килем");
    }

    [Fact]
    public async Task Who_is_ticked_was_there_and_who_is_listed_beside_was_not()
    {
        var visitor = await Trainer();
        var other = Guid.CreateVersion7().ToString();
        Enrolled(other);
        NothingMarked();
        await visitor.Get($"/teaching/{Id}/sessions/{Id}");
        await visitor.Submit($"/teaching/{Id}/sessions/{Id}", ("present", Id));
        visitor.Location.ShouldBe($"/ky/teaching/{Id}/sessions/{Id}?done=saved");
        site.Api.Requests.Last(one => one.Method is "PUT").Body.ShouldBe($"{{\"present\":[\"{Id}\"],\"absent\":[\"{other}\"]}}");
    }

    [Fact]
    public async Task A_list_that_is_refused_comes_back_with_its_ticks()
    {
        var visitor = await Trainer();
        Enrolled();
        NothingMarked();
        site.Api.Answer("PUT /v1/training-sessions/{id}/attendance", 409,
            ApiStandIn.Problem("session_not_begun", "Сабак али баштала элек."));
        await visitor.Get($"/teaching/{Id}/sessions/{Id}");
        var page = await visitor.Submit($"/teaching/{Id}/sessions/{Id}", ("present", Id));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Сабак али баштала элек.");
        page.QuerySelector($"input[name=present][value='{Id}']")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_mistake_in_a_list_is_put_right_with_its_reason()
    {
        var visitor = await Trainer();
        Enrolled();
        await visitor.Get($"/teaching/{Id}/sessions/{Id}");
        await visitor.Submit($"/teaching/{Id}/sessions/{Id}/corrections", ("learner", Id), ("was", "absent"), ("reason", "wrongPerson"));
        visitor.Location.ShouldBe($"/ky/teaching/{Id}/sessions/{Id}?done=saved");
        site.Api.Requests.Last(one => one.Method is "POST").Body
            .ShouldBe($"{{\"enrolmentId\":\"{Id}\",\"present\":false,\"reason\":\"wrongPerson\"}}");
    }

    [Fact]
    public async Task An_attempt_is_recorded_once_however_often_its_form_is_sent_and_a_word_is_no_score()
    {
        var visitor = await Trainer();
        await visitor.Get($"/teaching/learners/{Id}");
        var form = visitor.Page.Forms.First(one => one.GetAttribute("action") == $"/ky/teaching/learners/{Id}");
        var key = form.QuerySelector("input[name=_key]")!.GetAttribute("value")!;
        var token = form.QuerySelector("input[name=_f]")!.GetAttribute("value")!;
        for (var n = 0; n < 2; n++)
        {
            await visitor.Post($"/ky/teaching/learners/{Id}", ("_f", token), ("_key", key), ("score", "85"));
        }

        var attempts = site.Api.Requests.Where(one => one.Path.EndsWith("/assessments", StringComparison.Ordinal) && one.Method is "POST")
            .Select(one => JsonNode.Parse(one.Body)!["id"]!.ToString()).ToList();
        attempts.Count.ShouldBe(2);
        attempts.Distinct().Count().ShouldBe(1);

        await visitor.Get($"/teaching/learners/{Id}");
        var page = await visitor.Submit($"/teaching/learners/{Id}", ("score", "көп"));
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#score");
    }

    [Theory]
    [InlineData("draft", "publish", "publication")]
    [InlineData("open", "start", "start")]
    [InlineData("running", "finish", "finish")]
    public async Task The_coordinator_moves_an_offering_on_by_the_version_that_was_seen(string state, string step, string sentTo)
    {
        site.Api.Roles = [$"coordinator:{PublishedApi.Id}"];
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/offerings/{id}", 200, Offering("Кийиз", Id, state));
        await visitor.Get($"/teaching/{Id}");
        await visitor.Submit($"/teaching/{Id}/{step}");
        visitor.Location.ShouldBe($"/ky/teaching/{Id}?done=saved");
        site.Api.Requests.Last(one => one.Path == $"/v1/offerings/{Id}/{sentTo}").Headers["If-Match"].ShouldBe("\"7.abc\"");
    }

    [Theory]
    [InlineData("yes", "{\"accept\":true}")]
    [InlineData("no", "{\"accept\":false,\"reason\":\"too_far\"}")]
    public async Task A_mentor_answers_who_asks_for_her(string answer, string body)
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/mentoring");
        await visitor.Submit($"/mentoring/proposals/{Id}", ("answer", answer), ("reason", "too_far"));
        site.Api.Requests.Last(one => one.Path == $"/v1/match-proposals/{Id}/answer").Body.ShouldBe(body);
        visitor.Location.ShouldBe($"/ky/mentoring/{Id}?done=decided");
    }

    [Fact]
    public async Task A_mentor_offers_her_hours_and_a_refusal_keeps_what_she_typed()
    {
        var visitor = await site.SignedIn();
        await visitor.Get("/mentoring");
        await visitor.Submit("/mentoring/offer", ("topics", "felt"), ("languages", "ky"), ("capacity", "4"), ("from-monday", "10:00"),
            ("to-monday", "12:30"), ("from-friday", "10:00"));
        visitor.Location.ShouldBe("/ky/mentoring?done=saved");
        var sent = site.Api.Requests.Last(one => one.Method is "PUT");
        sent.Body.ShouldContain("\"availability\":[{\"day\":\"monday\",\"from\":\"10:00:00\",\"to\":\"12:30:00\"}]");
        sent.Headers["If-Match"].ShouldBe("\"7.abc\"");

        site.Api.Answer("PUT /v1/me/mentor-profile", 400, ApiStandIn.Problem("validation", "Бирден алтыга чейин тема."));
        await visitor.Get("/mentoring");
        var page = await visitor.Submit("/mentoring/offer", ("capacity", "9"));
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Бирден алтыга чейин тема.");
        page.QuerySelector("#capacity")!.GetAttribute("value").ShouldBe("9");
    }

    [Fact]
    public async Task Who_offers_nothing_yet_sees_the_form_and_no_error()
    {
        site.Api.Answer("GET /v1/me/mentor-profile", 404, ApiStandIn.Problem("not_found", "Жок."));
        var visitor = await site.SignedIn();
        var page = await visitor.Get("/mentoring");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("form[action$='/mentoring/offer'] input[name=_etag]").ShouldBeNull();
    }

    [Fact]
    public async Task A_session_is_set_at_a_free_time_or_at_an_hour_of_Bishkek()
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/mentorships/{id}/slots", 200, new { minutes = 45, items = new[] { "2027-03-08T05:00:00Z" } });
        await visitor.Get($"/mentoring/{Id}");
        var slot = visitor.Page.QuerySelectorAll("#slot option")[1];
        slot.TextContent.ShouldContain("11:00");
        await visitor.Submit($"/mentoring/{Id}/sessions", ("slot", slot.GetAttribute("value")!), ("minutes", "45"),
            ("place", "Лаборатория"));
        visitor.Location.ShouldBe($"/ky/mentoring/{Id}?done=saved");
        Planned().ShouldBe((new DateTime(2027, 3, 8, 5, 0, 0), "Лаборатория", null));

        await visitor.Get($"/mentoring/{Id}");
        await visitor.Submit($"/mentoring/{Id}/sessions", ("day", "2027-03-09"), ("hour", "18:30"), ("minutes", "60"),
            ("place", "https://meet.example.kg/a"));
        Planned().ShouldBe((new DateTime(2027, 3, 9, 12, 30, 0), null, "https://meet.example.kg/a"));

        await visitor.Get($"/mentoring/{Id}");
        var page = await visitor.Submit($"/mentoring/{Id}/sessions", ("minutes", "60"), ("place", "Лаборатория"));
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#day");
        page.QuerySelector("#place")!.GetAttribute("value").ShouldBe("Лаборатория");

        (DateTime, string?, string?) Planned()
        {
            var sent = site.Api.Requests.Last(one => one.Method is "POST" && one.Path.EndsWith("/sessions", StringComparison.Ordinal));
            var body = JsonNode.Parse(sent.Body)!;
            return (body["startsAt"]!.GetValue<DateTimeOffset>().UtcDateTime, (string?)body["place"], (string?)body["link"]);
        }
    }

    [Theory]
    [InlineData(1, "cancel", "cancellation")]
    [InlineData(-1, "confirm", "confirmation")]
    [InlineData(-1, "deny", "denial")]
    public async Task What_is_said_of_a_session_names_the_version_that_was_seen(int hours, string step, string sentTo)
    {
        var visitor = await site.SignedIn();
        site.Api.Answer("GET /v1/mentorships/{id}/sessions", 200, new
        {
            items = new[]
            {
                new
                {
                    id = Id, mentorshipId = Id, startsAt = site.Clock.GetUtcNow().AddHours(hours), minutes = 60,
                    place = "Лаборатория", state = "planned",
                    confirmedByMentee = false, confirmedByMentor = false, deniedByMentee = false, deniedByMentor = false,
                },
            },
        });
        await visitor.Get($"/mentoring/{Id}");
        await visitor.Submit($"/mentoring/{Id}/sessions/{Id}/{step}");
        visitor.Location.ShouldBe($"/ky/mentoring/{Id}?done={(step is "cancel" ? "cancelled" : "saved")}");
        site.Api.Requests.Last(one => one.Path == $"/v1/mentoring-sessions/{Id}/{sentTo}").Headers["If-Match"].ShouldBe("\"7.abc\"");
    }

    [Fact]
    public async Task Who_is_not_of_the_two_reads_that_there_is_no_such_page()
    {
        site.Api.Answer("GET /v1/mentorships/{id}", 404, ApiStandIn.Problem("not_found", "Жок."));
        var visitor = await site.SignedIn();
        await visitor.Get($"/mentoring/{Id}");
        visitor.Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static object Offering(string course, string trainer, string state = "running") => new
    {
        id = Id, courseId = Id, course, track = "handicrafts", labId = Id, trainerId = trainer, language = "ky", state, capacity = 12,
        left = 3,
        startsOn = "2027-01-15", online = false,
    };

    private void NothingMarked() => site.Api.Answer("GET /v1/training-sessions/{id}/attendance", 200,
        new { sessionId = Id, present = Array.Empty<string>(), absent = Array.Empty<string>() });

    private async Task<Visitor> Trainer()
    {
        site.Api.Roles = [$"trainer:{PublishedApi.Id}"];
        return await site.SignedIn();
    }

    private void Enrolled(params string[] others) => site.Api.Answer("GET /v1/offerings/{id}/enrolments", _ => (200, new
    {
        items = others.Prepend(Id).Select(id =>
        {
            var one = ApiStandIn.Example("GET", "/v1/enrolments/{id}");
            one["id"] = id;
            one["state"] = "enrolled";
            return one;
        }).ToArray(),
    }));
}
