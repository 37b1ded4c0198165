using System.Net.Http.Headers;
using System.Text;
using CreativeLabs.Support;

namespace CreativeLabs.ServiceDefaults;

public sealed class BadInputTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"id":"not-a-uuid"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":"018cc251-f400-7000-8000-000000000001","poison":"a\u0000b"}""")]
    [InlineData("""{"id":"018cc251-f400-7000-8000-000000000001","poison":"\ud800"}""")]
    [InlineData("""{"id":"018cc251-f400-7000-8000-000000000001","poison":7}""")]
    public async Task A_body_that_cannot_be_read_is_a_problem(string body) =>
        await (await Post(new StringContent(body, Encoding.UTF8, "application/json"))).ShouldBeProblem(400, "malformed_request");

    [Theory]
    [InlineData("{}", "id", "This is required.")]
    [InlineData("""{"id":5}""", "id", "The value is missing or of the wrong form.")]
    [InlineData("""{"id":"not-a-uuid"}""", "id", "The value is missing or of the wrong form.")]
    [InlineData("""{"id":null}""", "id", "The value is missing or of the wrong form.")]
    [InlineData("[]", "body", "The value is missing or of the wrong form.")]
    [InlineData("""{"id":"018cc251-f400-7000-8000-000000000001","at":"2027-02-10T11:00:00"}""", "at",
        "A time is written by RFC 3339 with its offset from UTC, such as 2027-02-10T11:00:00+06:00.")]
    [InlineData("""{"id":"018cc251-f400-7000-8000-000000000001","at":"2027-02-10"}""", "at",
        "A time is written by RFC 3339 with its offset from UTC, such as 2027-02-10T11:00:00+06:00.")]
    public async Task What_cannot_be_read_is_named(string body, string field, string sentence)
    {
        var problem = await (await Post(new StringContent(body, Encoding.UTF8, "application/json")))
            .ShouldBeProblem(400, "malformed_request");
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe(sentence);
        problem.GetProperty("detail").GetString().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("2027-02-10T11:00:00Z", 201)]
    [InlineData("2027-02-10T11:00:00.123Z", 201)]
    [InlineData("2027-02-10T11:00:00+06:00", 201)]
    [InlineData("2027-02-10T11:00:00-00:30", 201)]
    [InlineData("2027-02-10T11:00:00", 400)]
    [InlineData("2027-02-10T11:00:00+06", 400)]
    [InlineData("2027-02-10", 400)]
    [InlineData("11:00:00Z", 400)]
    public async Task A_time_has_its_offset(string time, int status) =>
        ((int)(await Post(new StringContent($$"""{"id":"{{Guid.CreateVersion7()}}","at":"{{time}}"}""", Encoding.UTF8,
            "application/json"))).StatusCode).ShouldBe(status);

    [Theory]
    [InlineData("since=2027-02-10T11:00:00", "since", "A time is written by RFC 3339 with its offset from UTC, such as " +
        "2027-02-10T11:00:00+06:00.")]
    [InlineData("Since=2027-02-10", "since", "A time is written by RFC 3339 with its offset from UTC, such as " +
        "2027-02-10T11:00:00+06:00.")]
    [InlineData("since=yesterday", "since", "The value is missing or of the wrong form.")]
    [InlineData("entryId=not-an-id", "entryId", "The value is missing or of the wrong form.")]
    public async Task What_cannot_be_read_of_a_query_is_named(string query, string field, string sentence)
    {
        var problem = await (await probe.Anonymous().GetAsync($"/effects?{query}")).ShouldBeProblem(400);
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("a\u202Eb")]
    [InlineData("a\u0007b")]
    [InlineData("a\u2066b")]
    public async Task A_text_in_the_query_of_a_change_is_held_to_the_same_as_one_in_a_body(string text)
    {
        using var change = new HttpRequestMessage(HttpMethod.Put, $"/said?ky={Uri.EscapeDataString(text)}");
        var problem = await (await probe.Anonymous().SendAsync(change)).ShouldBeProblem(400, "invalid_request");
        problem.GetProperty("errors").GetProperty("ky")[0].GetString()
            .ShouldBe("The text holds controls or marks that turn its direction.");
    }

    [Theory]
    [InlineData("C\u0327", "\u00C7")]
    [InlineData("Айгүл", "Айгүл")]
    [InlineData("", "")]
    public async Task A_text_in_the_query_of_a_change_is_kept_in_its_composed_form(string text, string kept)
    {
        using var change = new HttpRequestMessage(HttpMethod.Put, $"/said?Ky={Uri.EscapeDataString(text)}");
        (await (await probe.Anonymous().SendAsync(change)).Json()).GetProperty("ky").GetString().ShouldBe(kept);
    }

    [Fact]
    public async Task A_head_is_what_get_would_answer_without_its_body()
    {
        using var get = await probe.Anonymous().GetAsync("/effects");
        using var head = await probe.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/effects"));
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        (await (await probe.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/nowhere"))).Content.ReadAsByteArrayAsync())
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_a_problem()
    {
        var content = new ByteArrayContent([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await (await Post(content)).ShouldBeProblem(400, "malformed_request");
    }

    [Fact]
    public async Task A_deep_body_is_a_problem() => await (await Post(new StringContent(
        new string('[', 5000) + new string(']', 5000), Encoding.UTF8, "application/json"))).ShouldBeProblem(400, "malformed_request");

    [Fact]
    public async Task Another_media_type_is_a_problem() =>
        await (await Post(new StringContent("<id/>", Encoding.UTF8, "application/xml"))).ShouldBeProblem(415, "unsupported_media_type");

    [Theory]
    [InlineData("application/json; charset=utf-8", null, 201)]
    [InlineData("application/json; charset=\"utf-8\"", null, 201)]
    [InlineData("application/json;charset=\"UTF-8\"", "identity", 201)]
    [InlineData("application/json; charset=windows-1251", null, 415)]
    [InlineData("application/json; charset=\"windows-1251\"", null, 415)]
    [InlineData("application/json; charset=utf-16", null, 415)]
    [InlineData("application/json; charset=nonsense", null, 415)]
    [InlineData("application/json; charset=\"\"", null, 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("application/json", "identity, gzip", 415)]
    [InlineData("application/json", "nonsense", 415)]
    public async Task A_body_is_read_in_UTF_8_and_not_compressed(string type, string? encoding, int status)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"id":"{{Guid.CreateVersion7()}}"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        var answer = await Post(content);
        if (status == 415)
        {
            await answer.ShouldBeProblem(415, "unsupported_media_type");
            answer.Headers.TryGetValues("Accept-Encoding", out var accepted).ShouldBe(encoding is not null);
            (accepted ?? ["identity"]).ShouldBe(["identity"]);
        }
        else
        {
            ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("ky", "Табылган жок")]
    [InlineData("ru", "Не найдено")]
    [InlineData("en", "Not found")]
    [InlineData("RU", "Не найдено")]
    [InlineData("RU-kg", "Не найдено")]
    [InlineData("En-us, ru;q=0.9", "Not found")]
    [InlineData("ru;q=0, en;q=0.1", "Not found")]
    [InlineData("de, ru;q=0.5, en;q=0.7", "Not found")]
    [InlineData("de", "Табылган жок")]
    public async Task A_problem_speaks_the_callers_language(string accepted, string title)
    {
        var client = probe.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        var answer = await client.GetAsync("/nowhere");
        var problem = await answer.ShouldBeProblem(404, "not_found");
        problem.GetProperty("title").GetString().ShouldBe(title);
        problem.GetProperty("detail").GetString().ShouldNotBe(title);
        answer.Headers.Vary.ShouldBe(["Accept-Language"]);
    }

    [Fact]
    public async Task An_unknown_method_is_a_problem()
    {
        var answer = await probe.Anonymous().DeleteAsync("/effects");
        await answer.ShouldBeProblem(405, "method_not_allowed");
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic YTpi")]
    public async Task A_token_that_is_none_is_a_problem(string authorization)
    {
        var client = probe.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        await (await client.GetAsync(OperatorsDesk.DeadLetters)).ShouldBeProblem(401, "sign_in_required");
    }

    [Fact]
    public async Task A_token_of_another_kind_audience_or_time_is_refused()
    {
        var person = Guid.CreateVersion7();
        string[] tokens =
        [
            TestTokens.Create(person, person, ["operator"], audience: "someone-else"),
            TestTokens.Create(person, person, ["operator"], type: "JWT"),
            TestTokens.Create(person, person, ["operator"], life: TimeSpan.FromMinutes(-5)),
        ];
        foreach (var token in tokens)
        {
            var client = probe.Anonymous();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await (await client.GetAsync(OperatorsDesk.DeadLetters)).ShouldBeProblem(401, "sign_in_required");
        }
    }

    [Fact]
    public async Task The_operators_door_is_closed_to_others() =>
        await (await probe.Client(Guid.CreateVersion7(), "coordinator:" + Guid.CreateVersion7()).GetAsync(OperatorsDesk.DeadLetters))
            .ShouldBeProblem(403, "not_allowed");

    private async Task<HttpResponseMessage> Post(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/entries") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await probe.Anonymous().SendAsync(request);
    }
}
