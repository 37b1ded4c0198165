using System.Net;
using System.Text;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class CatalogTests(TrainingFixture training)
{
    [Theory]
    [InlineData("осумдук")]
    [InlineData("ѳсүмдүк")]
    [InlineData("ӨСҮМДҮК боёо")]
    [InlineData("окраска шерсти")]
    [InlineData("PLANTS")]
    public async Task A_course_is_found_in_any_language_and_without_the_letters_that_keyboards_lack(string typed)
    {
        var found = await training.Anonymous().GetJson($"/v1/courses?q={Uri.EscapeDataString(typed)}");
        found.GetProperty("items").EnumerateArray().Select(c => c.Id()).ShouldContain(WellKnown.Id("course/natural-dyes"));
    }

    [Fact]
    public async Task What_a_pattern_would_mean_is_taken_as_it_is_typed()
    {
        (await training.Anonymous().GetJson("/v1/courses?q=%25")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await training.Anonymous().GetJson("/v1/courses?q=p_ants")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_track_narrows_and_an_unknown_one_is_empty()
    {
        (await training.Anonymous().GetJson("/v1/courses?track=tourism")).GetProperty("items").EnumerateArray()
            .ShouldAllBe(c => c.GetProperty("track").GetString() == "tourism");
        (await training.Anonymous().GetJson("/v1/courses?track=rocketry")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_catalog_speaks_the_callers_language_and_is_read_page_by_page()
    {
        var seen = new List<Guid>();
        var url = "/v1/courses?limit=5";
        while (url is not null)
        {
            var answer = await training.Anonymous("ky").GetAsync(new Uri(url, UriKind.Relative));
            if (seen.Count == 0)
            {
                answer.Content.Headers.ContentLanguage.ShouldBe(["ky"]);
            }

            var page = await answer.Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.Id()));
            url = answer.Headers.TryGetValues("Link", out var link) ? link.Single()[1..].Split('>')[0] : null;
        }

        seen.Count.ShouldBeGreaterThanOrEqualTo(12);
        seen.Distinct().Count().ShouldBe(seen.Count);
        (await training.Anonymous("ky").GetJson($"/v1/courses/{TrainingFixture.FeltCarpets}")).Text("title")
            .ShouldBe("Кийиз килем: шырдак жана ала кийиз");
    }

    [Fact]
    public async Task Every_lab_has_an_open_offering_whose_first_session_is_today_and_each_was_told()
    {
        var today = Bishkek.DateOf(training.Clock.GetUtcNow());
        foreach (var lab in (string[])["osh", "jalal-abad", "batken", "at-bashy", "kochkor", "kyzart"])
        {
            var open = (await training.Anonymous().GetJson($"/v1/offerings?labId={WellKnown.Id($"lab/{lab}")}&state=open&limit=100"))
                .GetProperty("items").EnumerateArray().ToList();
            open.ShouldContain(o => o.Id("trainerId") == WellKnown.Id($"person/{lab}/trainer"), lab);
        }

        var carpets = WellKnown.Id("offering/at-bashy/felt-carpets");
        var sessions = (await training.Anonymous().GetJson($"/v1/offerings/{carpets}/sessions")).GetProperty("items");
        sessions.GetArrayLength().ShouldBe(2);
        Bishkek.DateOf(sessions[0].GetProperty("startsAt").GetDateTimeOffset()).ShouldBeInRange(today.AddDays(-1), today);
        await training.Broker.Hear<OfferingPublished>(f => f.OfferingId == carpets);
    }

    [Fact]
    public async Task Seeding_again_adds_nothing()
    {
        await training.WithDb<TrainingDb>(async db =>
        {
            var before = (await db.Courses.CountAsync(), await db.Offerings.CountAsync());
            await using var scope = training.Services.CreateAsyncScope();
            await TrainingSeed.Seed(scope.ServiceProvider.GetRequiredService<TrainingDb>(), scope.ServiceProvider);
            (await db.Courses.CountAsync(), await db.Offerings.CountAsync()).ShouldBe(before);
        });
    }

    [Fact]
    public async Task A_course_is_written_and_rewritten_under_its_version()
    {
        var created = await training.Coordinator.PostCreating("/v1/courses", Course("Loom"));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var url = created.Headers.Location!.OriginalString;
        var tag = created.Headers.ETag!.Tag;
        await training.Coordinator.SendWith(HttpMethod.Put, url, Course("Loom II")).ShouldBeProblem(428, "version_required");
        var rewritten = await training.Coordinator.SendWith(HttpMethod.Put, url, Course("Loom II"), tag);
        (await rewritten.Json()).Text("title").ShouldBe("Loom II");
        rewritten.Headers.ETag!.Tag.ShouldNotBe(tag);
        await training.Coordinator.SendWith(HttpMethod.Put, url, Course("Loom III"), tag).ShouldBeProblem(412, "stale_version");
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{Guid.CreateVersion7()}", Course("x"), "*")
            .ShouldBeProblem(404, "not_found");
        (await training.Anonymous().GetJson(url)).GetProperty("texts").GetProperty("title").Text("en").ShouldBe("Loom II");
    }

    [Fact]
    public async Task Courses_that_would_require_each_other_in_a_circle_are_refused_with_the_way_named()
    {
        var first = (await training.Coordinator.PostCreating("/v1/courses", Course("First")).Json()).Id();
        var second = (await training.Coordinator.PostCreating("/v1/courses", Course("Second", first)).Json()).Id();
        var third = (await training.Coordinator.PostCreating("/v1/courses", Course("Third", second)).Json()).Id();
        var refused = await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{first}", Course("First", third), "*")
            .ShouldBeProblem(409, "prerequisite_circle");
        refused.GetProperty("path").EnumerateArray().Select(t => t.GetString()).ShouldBe(["First", "Third", "Second", "First"]);
    }

    [Fact]
    public async Task Two_changes_at_once_do_not_close_a_circle_together()
    {
        for (var round = 0; round < 5; round++)
        {
            var one = (await training.Coordinator.PostCreating("/v1/courses", Course("One")).Json()).Id();
            var two = (await training.Coordinator.PostCreating("/v1/courses", Course("Two")).Json()).Id();
            var answers = await Task.WhenAll(
                training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{one}", Course("One", two), "*"),
                training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{two}", Course("Two", one), "*"));
            answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
            await answers.Single(a => !a.IsSuccessStatusCode).ShouldBeProblem(409, "prerequisite_circle");
        }
    }

    [Fact]
    public async Task An_offering_is_changed_under_its_version_and_told_once_when_published()
    {
        var plan = training.Plan(capacity: 3);
        var offering = await training.Draft(plan);
        var url = $"/v1/offerings/{offering}";
        var tag = await training.Coordinator.Tag(url);
        await training.Coordinator.SendWith(HttpMethod.Put, url, plan).ShouldBeProblem(428, "version_required");
        await training.Coordinator.SendWith(HttpMethod.Put, url, training.Plan(capacity: 2, sessions: 3), tag).Json();
        (await training.Sessions(offering)).Length.ShouldBe(3);
        await training.Coordinator.SendWith(HttpMethod.Put, url, plan, tag).ShouldBeProblem(412, "stale_version");

        await training.Coordinator.PostSeen($"{url}/publication").Json();
        await training.Coordinator.PostSeen($"{url}/publication").Json();
        await training.Broker.Hear<OfferingPublished>(f => f.OfferingId == offering);
        training.Broker.Heard<OfferingPublished>(f => f.OfferingId == offering).Count.ShouldBe(1);
        await training.Coordinator.SendWith(HttpMethod.Put, url, training.Plan(hoursFromNow: -1), await training.Coordinator.Tag(url))
            .ShouldBeProblem(409, "offering_dates_fixed");
    }

    [Theory]
    [InlineData("/v1/courses", """{"title":{"en":"x"},"summary":{"en":"x"},"track":"rocketry"}""")]
    [InlineData("/v1/courses", """{"title":{},"summary":{"en":"x"},"track":"tourism"}""")]
    [InlineData("/v1/courses", """{"title":null,"summary":{"en":"x"},"track":"tourism"}""")]
    [InlineData("/v1/courses", """{"title":{"en":"\u0000"},"summary":{"en":"x"},"track":"tourism"}""")]
    [InlineData("/v1/courses", """{"title":{"en":"x"},"summary":{"en":"x"},"track":"tourism","level":7}""")]
    [InlineData("/v1/courses",
        """{"title":{"en":"x"},"summary":{"en":"x"},"track":"tourism","prerequisites":["018cc251-f400-7000-8000-000000000001"]}""")]
    [InlineData("/v1/courses",
        """{"title":{"en":"x"},"summary":{"en":"x"},"track":"tourism","completionRule":{"minAttendancePercent":101}}""")]
    [InlineData("/v1/courses", "{")]
    [InlineData("/v1/courses", "")]
    [InlineData("/v1/offerings", """{"courseId":"x"}""")]
    [InlineData("/v1/offerings", "[]")]
    [InlineData("/v1/offerings", "{AtBashy}")]
    public async Task Bad_input_is_answered_with_400(string url, string body)
    {
        var text = body.Replace("{AtBashy}", $$"""
            {"courseId":"{{TrainingFixture.FeltCarpets}}","labId":"{{TrainingFixture.AtBashy}}","trainerId":"{{Guid.CreateVersion7()}}",
             "language":"ky","capacity":1,"startsOn":"2026-05-04","sessions":[null]}
            """, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post,
            url)
        { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await training.Coordinator.SendAsync(request).ShouldBeProblem(400);
    }

    [Theory]
    [InlineData("ky", 0, "2026-05-04", "2026-05-04T06:00:00Z", "capacity")]
    [InlineData("de", 1, "2026-05-04", "2026-05-04T06:00:00Z", "language")]
    [InlineData("ky", 1, "0001-01-01", "2026-05-04T06:00:00Z", "startsOn")]
    [InlineData("ky", 1, "2026-05-04", "2026-05-03T06:00:00Z", "sessions.startsAt")]
    [InlineData("ky", 1, "2026-05-04", "9999-12-31T23:59:59Z", "sessions.startsAt")]
    public async Task A_plan_that_cannot_be_is_refused_by_its_field(string language, int capacity, string startsOn, string startsAt,
        string field)
    {
        var plan = new
        {
            courseId = TrainingFixture.FeltCarpets,
            labId = TrainingFixture.AtBashy,
            trainerId = Guid.CreateVersion7(),
            language,
            capacity,
            startsOn,
            sessions = new[] { new { startsAt } },
        };
        var problem = await training.Coordinator.PostCreating("/v1/offerings", plan).ShouldBeProblem(400, "invalid_request");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldContain(field);
    }

    [Theory]
    [InlineData("/v1/courses?limit=0")]
    [InlineData("/v1/courses?cursor=tampered")]
    [InlineData("/v1/courses?q=%00")]
    [InlineData("/v1/offerings?labId=x")]
    [InlineData("/v1/offerings?state=unheard-of")]
    public async Task A_bad_question_is_answered_with_400(string url) =>
        await training.Anonymous().SendWith(HttpMethod.Get, url).ShouldBeProblem(400);

    [Fact]
    public async Task Every_operation_of_the_api_has_a_name_and_a_summary()
    {
        var document = await training.Anonymous().GetJson("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal))
            .SelectMany(p => p.Value.EnumerateObject()).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        operations.ShouldAllBe(o => o.Value.GetProperty("summary").GetString() != "");
        operations.Select(o => o.Value.Text("operationId")).ShouldBeUnique();
        document.GetProperty("paths").TryGetProperty("/credentials/{number}", out _).ShouldBeFalse();
    }

    private static object Course(string title, params Guid[] prerequisites) =>
        new { title = new { en = title }, summary = new { en = "On a loom." }, track = "handicrafts", level = "advanced", prerequisites };
}
