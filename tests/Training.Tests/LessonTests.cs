using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreativeLabs.Pictures;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Lessons;

namespace CreativeLabs.Training.Tests;

[Collection("training")]
public sealed class LessonTests(TrainingFixture training)
{
    // Nothing but what is seen, so it is kept byte for byte.
    private static readonly byte[] Png = CleanPicture.Of(Snapshots.Png(60, 40), CancellationToken.None).Result!.Bytes;

    [Fact]
    public async Task What_a_course_said_stays_and_an_enrolment_keeps_to_it()
    {
        var course = await Course("Loom");
        var url = $"/v1/courses/{course}";
        await Teach(course, Lesson("Warp"));
        var offering = await training.Open(training.Plan(course: course));
        var learner = training.Learner();
        var enrolment = await training.Enrol(learner, offering);
        await training.Coordinator.SendWith(HttpMethod.Put, url, Content("Loom II"), "*").Json();

        (await learner.GetJson($"/v1/enrolments/{enrolment}")).GetProperty("contentVersion").GetInt32().ShouldBe(2);
        var versions = (await training.Anonymous().GetJson($"{url}/versions")).GetProperty("items").EnumerateArray().ToList();
        versions.Select(v => v.GetProperty("number").GetInt32()).ShouldBe([3, 2, 1]);
        versions.Select(v => v.GetProperty("content").GetProperty("title").Text("en")).ShouldBe(["Loom II", "Loom", "Loom"]);
        versions[0].GetProperty("lessons").GetProperty("titles")[0].GetString().ShouldBe("Warp");
        (await training.Anonymous().GetJson($"{url}/versions/1")).GetProperty("lessons").GetProperty("titles").GetArrayLength().ShouldBe(0);
        await training.Anonymous().SendWith(HttpMethod.Get, $"{url}/versions/4").ShouldBeProblem(404);
        (await learner.GetJson($"{url}/versions/2/lessons")).GetProperty("items")[0].Text("title").ShouldBe("Warp");
    }

    [Fact]
    public async Task Lessons_are_for_who_learns_or_teaches()
    {
        var course = await Course("Loom");
        await Teach(course, Lesson("Warp"));
        var (waiting, dropped) = (training.Learner(), training.Learner());
        var offering = await training.Open(training.Plan(course: course, capacity: 1));
        var left = await training.Enrol(dropped, offering);
        await training.Enrol(waiting, offering);
        foreach (var path in (string[])["lessons", "pack?language=ky"])
        {
            var url = $"/v1/courses/{course}/versions/2/{path}";
            (await dropped.GetAsync(new Uri(url, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await training.TrainerElsewhere.GetAsync(new Uri(url, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            await waiting.SendWith(HttpMethod.Get, url).ShouldBeProblem(403, "not_allowed");
            await training.Learner().SendWith(HttpMethod.Get, url).ShouldBeProblem(403, "not_allowed");
            await training.Anonymous().SendWith(HttpMethod.Get, url).ShouldBeProblem(401, "sign_in_required");
        }

        foreach (var other in (HttpClient[])[training.Trainer, waiting])
        {
            await other.SendWith(HttpMethod.Put, $"/v1/courses/{course}/lessons", new { lessons = Array.Empty<object>() }, "*")
                .ShouldBeProblem(403, "not_allowed");
            await other.SendWith(HttpMethod.Delete, $"/v1/courses/{course}", null, "*").ShouldBeProblem(403, "not_allowed");
            (await Send(other, Png)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        left.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task A_pack_is_told_before_kept_and_gone_on_with()
    {
        var course = await Course("Loom");
        var file = (await (await Send(training.Coordinator, Png)).Json()).Text("hash");
        var view = await Teach(course, Lesson("Warp", $"See ![loom](files/{file}.png)", file));
        var pack = view.GetProperty("lessons").GetProperty("packs").EnumerateArray().Single(p => p.Text("language") == "ru");
        var size = pack.GetProperty("size").GetInt64();

        using var head = await training.Trainer.SendWith(HttpMethod.Head, pack.Text("url"));
        head.Content.Headers.ContentLength.ShouldBe(size);
        using var whole = await training.Trainer.GetAsync(new Uri(pack.Text("url"), UriKind.Relative));
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        bytes.Length.ShouldBe((int)size);
        whole.Headers.ETag!.IsWeak.ShouldBeFalse();
        whole.Headers.CacheControl!.Private.ShouldBeTrue();

        using var seen = await Ask(pack.Text("url"), r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag));
        seen.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var rest = await Ask(pack.Text("url"), r =>
        {
            r.Headers.Range = new RangeHeaderValue(100, null);
            r.Headers.IfRange = new RangeConditionHeaderValue(whole.Headers.ETag);
        });
        rest.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await rest.Content.ReadAsByteArrayAsync()).ShouldBe(bytes[100..]);
        using var other = await Ask(pack.Text("url"), r =>
        {
            r.Headers.Range = new RangeHeaderValue(100, null);
            r.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"another\""));
        });
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var beyond = await Ask(pack.Text("url"), r => r.Headers.Range = new RangeHeaderValue(size + 1, null));
        await beyond.ShouldBeProblem(416);
        beyond.Content.Headers.ContentRange!.Length.ShouldBe(size);

        using var zip = new ZipArchive(new MemoryStream(bytes));
        zip.Entries.Select(e => e.FullName).ShouldBe(["lessons.json", "01.html", $"files/{file}.png"]);
        using var page = new StreamReader(zip.GetEntry("01.html")!.Open());
        (await page.ReadToEndAsync()).ShouldContain($"<img src=\"files/{file}.png\"");
        (await training.Trainer.GetByteArrayAsync(new Uri($"/v1/courses/{course}/files/{file}", UriKind.Relative))).ShouldBe(Png);
        await training.Trainer.SendWith(HttpMethod.Get, $"/v1/courses/{TrainingFixture.FeltCarpets}/files/{file}").ShouldBeProblem(404);
    }

    [Fact]
    public void The_same_lessons_give_the_same_bytes()
    {
        var id = Guid.CreateVersion7();
        Lesson[] lessons = [new(new("Бир", "Один", null), new("# Текст", null, null))];
        BuildPacks.Pack(id, 1, new("а"), lessons, [], "ky").ShouldBe(BuildPacks.Pack(id, 1, new("а"), lessons, [], "ky"));
        BuildPacks.Pack(id, 1, new("а"), lessons, [], "ky").ShouldNotBe(BuildPacks.Pack(id, 1, new("а"), lessons, [], "ru"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "avaScRiPt")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript")]
    [InlineData("[x][y]\n\n[y]: data:text/html,x", "data:")]
    [InlineData("![x](https://example.org/spy.png)", "example.org")]
    [InlineData("[x](//example.org)", "example.org")]
    [InlineData("![x](files/../../secret)", "secret")]
    public void Nothing_in_a_lesson_can_run_or_spy(string text, string not) => SafeMarkdown.Html(text).ShouldNotContain(not);

    [Theory]
    [InlineData('>', 200)]
    [InlineData('[', 5_000)]
    [InlineData('*', 20_000)]
    [InlineData('-', 20_000)]
    [InlineData('(', 20_000)]
    public async Task A_text_that_is_nested_without_end_is_refused_or_shown_and_never_a_fault_of_ours(char sign, int times)
    {
        var answer = await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{await Course("Loom")}/lessons",
            new { lessons = new[] { new { title = new { ky = "Сабак" }, text = new { ky = new string(sign, times) } } } }, "*");

        ((int)answer.StatusCode).ShouldBeOneOf(200, 400);
        if (sign is '>' or '[')
        {
            await answer.ShouldBeProblem(400);
        }
    }

    [Fact]
    public void Markdown_shows_as_it_is_meant() =>
        SafeMarkdown.Html("**жүн** [site](https://example.org) <mail@example.org>").ShouldBe(
            "<p><strong>жүн</strong> <a href=\"https://example.org\">site</a> <a " +
            "href=\"mailto:mail@example.org\">mail@example.org</a></p>\n");

    [Fact]
    public async Task A_file_is_known_by_its_bytes_and_only_some_kinds_are_taken()
    {
        var first = await (await Send(training.Coordinator, Png, "application/pdf")).Json();
        (first.Text("type"), first.GetProperty("size").GetInt32()).ShouldBe(("image/png", Png.Length));
        (await (await Send(training.Coordinator, Png)).Json()).Text("hash").ShouldBe(first.Text("hash"));
        await Send(training.Coordinator, [.. "<html>"u8]).ShouldBeProblem(415, "lesson_file_unknown");
        await Send(training.Coordinator, []).ShouldBeProblem(415, "lesson_file_unknown");
        await Send(training.Coordinator, Png[..^20]).ShouldBeProblem(415, "lesson_file_unknown");
        await Send(training.Coordinator, Snapshots.Bomb(9000, 9000)).ShouldBeProblem(415, "lesson_file_unknown");
        await Send(training.Coordinator, [.. Png, .. new byte[1_000_000]]).ShouldBeProblem(413);
        await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{await Course("Loom")}/lessons",
            new { lessons = new[] { Lesson("Warp", "x", "unknown") } }, "*")
            .ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_picture_of_a_lesson_does_not_tell_where_it_was_taken()
    {
        var course = await Course("Loom");
        var photograph = await (await Send(training.Coordinator, Snapshots.Jpeg(), "image/jpeg")).Json();
        await Teach(course, Lesson("Warp", $"See ![loom](files/{photograph.Text("hash")}.jpg)", photograph.Text("hash")));

        var kept = await training.Trainer.GetByteArrayAsync(
            new Uri($"/v1/courses/{course}/files/{photograph.Text("hash")}", UriKind.Relative));
        kept.Length.ShouldBe(photograph.GetProperty("size").GetInt32());
        Convert.ToHexStringLower(SHA256.HashData(kept)).ShouldBe(photograph.Text("hash"));
        Encoding.Latin1.GetString(kept).ShouldNotContain("CANARY");
        (await CleanPicture.Of(kept, CancellationToken.None))!.Width.ShouldBe(640);
    }

    [Fact]
    public async Task A_retired_course_leaves_the_catalog_and_stays_readable()
    {
        var course = await Course("Кылтырак токуу");
        var url = $"/v1/courses/{course}";
        await training.Coordinator.SendWith(HttpMethod.Delete, url).ShouldBeProblem(428);
        (await training.Coordinator.SendWith(HttpMethod.Delete, url, null, await training.Coordinator.Tag(url))).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        (await training.Anonymous().GetJson("/v1/courses?q=кылтырак")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await training.Anonymous().GetJson(url)).GetProperty("retired").GetBoolean().ShouldBeTrue();
        await training.Coordinator.PostCreating("/v1/offerings", training.Plan(course: course)).ShouldBeProblem(400, "invalid_request");
    }

    private static object Content(string title) =>
        new { title = new { en = title }, summary = new { en = "On a loom." }, track = "handicrafts" };

    private static object Lesson(string title, string text = "Some *text*.", params string[] files) =>
        new { title = new { en = title }, text = new { en = text }, files };

    private async Task<Guid> Course(string title) => (await training.Coordinator.PostCreating("/v1/courses", Content(title)).Json()).Id();

    private Task<JsonElement> Teach(Guid course, params object[] lessons) =>
        training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{course}/lessons", new { lessons }, "*").Json();

    private async Task<HttpResponseMessage> Ask(string url, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        with(request);
        return await training.Trainer.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, byte[] bytes, string type = "image/png")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.PostAsync(new Uri("/v1/courses/files", UriKind.Relative), content);
    }
}
