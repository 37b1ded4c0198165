using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;

namespace CreativeLabs.Training.Tests;

/// <summary>The search on the seed's catalog, which nobody changes: a service of its own.</summary>
public sealed class SearchTests(TrainingFixture training, ITestOutputHelper output) : IClassFixture<TrainingFixture>
{
    [Theory]
    [InlineData("prepared.txt")]
    [InlineData("unseen.txt")]
    public async Task Of_a_hundred_misspelt_questions_95_find_their_course_among_the_first_ten(string list)
    {
        var questions = await Questions(list);
        questions.Count.ShouldBeGreaterThanOrEqualTo(100);
        var missed = new List<string>();
        foreach (var (typed, slugs) in questions)
        {
            var found = await Find(typed);
            if (!slugs.Exists(slug => found.Take(10).Contains(WellKnown.Id($"course/{slug}"))))
            {
                missed.Add($"{typed} ({string.Join(", ", slugs)})");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{list}: {questions.Count - missed.Count} of {questions.Count} found; missed: {string.Join("; ", missed)}"));
        (missed.Count * 100).ShouldBeLessThanOrEqualTo(questions.Count * 5, string.Join('\n', missed));
    }

    [Fact]
    public async Task What_means_nothing_finds_nothing()
    {
        var wrong = new List<string>();
        foreach (var (typed, _) in await Questions("nonsense.txt"))
        {
            if (await Find(typed) is { Count: > 0 } found)
            {
                wrong.Add($"{typed}: {found.Count}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("%")]
    [InlineData("' | 'kiyiz")]
    [InlineData("!!!")]
    [InlineData("а")]
    [InlineData("字")]
    [InlineData("kiyiz & (")]
    public async Task Whatever_is_typed_is_answered(string typed) =>
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/courses?q={Uri.EscapeDataString(typed)}").Json();

    [Theory]
    [InlineData("")]
    [InlineData("q=кийиз")]
    [InlineData("q=kyiyz&track=handicrafts")]
    [InlineData("language=ky")]
    [InlineData("q=жүн&lab=at-bashy")]
    [InlineData("lab=at-bashy&language=ky&level=beginner")]
    [InlineData("startsAfter=2020-01-01&language=ru")]
    [InlineData("startsAfter=2099-01-01")]
    [InlineData("q=трактор")]
    public async Task Every_facet_counts_what_choosing_it_finds(string asked)
    {
        var query = asked.Replace("at-bashy", TrainingFixture.AtBashy.ToString(), StringComparison.Ordinal);
        var facets = await training.Anonymous().GetJson($"/v1/courses/facets?{query}");
        facets.GetProperty("courses").GetInt32().ShouldBe((await All(query)).Count);
        foreach (var (name, parameter) in ((string, string)[])[("tracks", "track"), ("levels", "level"), ("labs", "lab"),
            ("languages", "language")])
        {
            var others = string.Join('&', query.Split('&').Where(part => !part.StartsWith($"{parameter}=", StringComparison.Ordinal)));
            foreach (var facet in facets.GetProperty(name).EnumerateArray())
            {
                (await All($"{others}&{parameter}={facet.Text("value")}")).Count.ShouldBe(facet.GetProperty("courses").GetInt32(),
                    $"{asked}: {name} {facet.Text("value")}");
            }
        }

        facets.GetProperty("starts").EnumerateArray().Sum(f => f.GetProperty("courses").GetInt32())
            .ShouldBeLessThanOrEqualTo(facets.GetProperty("labs").EnumerateArray().Sum(f => f.GetProperty("courses").GetInt32()) * 12);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_question_only()
    {
        var page = await training.Anonymous().GetJson("/v1/courses?q=кийиз&limit=1");
        var cursor = page.Text("next");
        await training.Anonymous().GetJson($"/v1/courses?q=кийиз&limit=1&cursor={cursor}");
        foreach (var query in (string[])[$"q=жүн&cursor={cursor}", $"q=кийиз&track=tourism&cursor={cursor}", $"cursor={cursor}",
            $"q=кийиз&cursor={Flipped(cursor)}", "q=кийиз&cursor=x"])
        {
            await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/courses?{query}").ShouldBeProblem(400, "invalid_request");
        }
    }

    [Theory]
    [InlineData("level=expert")]
    [InlineData("level=7")]
    [InlineData("language=de")]
    [InlineData("lab=osh")]
    [InlineData("startsAfter=2026-02-30")]
    public async Task What_does_not_exist_cannot_be_chosen(string query)
    {
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/courses?{query}").ShouldBeProblem(400);
        await training.Anonymous().SendWith(HttpMethod.Get, $"/v1/courses/facets?{query}").ShouldBeProblem(400);
    }

    private static string Flipped(string cursor) => $"{(cursor[0] == 'A' ? 'B' : 'A')}{cursor[1..]}";

    private async Task<List<Guid>> All(string query) =>
        (await training.Anonymous().GetJson($"/v1/courses?limit=100&{query}")).GetProperty("items").EnumerateArray()
            .Select(c => c.Id()).ToList();

    private async Task<List<Guid>> Find(string typed) =>
        (await training.Anonymous().GetJson($"/v1/courses?q={Uri.EscapeDataString(typed)}")).GetProperty("items").EnumerateArray()
            .Select(c => c.Id()).ToList();

    /// <summary>Lines of a question and the courses that answer it, behind a bar.</summary>
    private static async Task<List<(string Typed, List<string> Slugs)>> Questions(string list) =>
        (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Questions", list)))
            .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], parts.Skip(1).SelectMany(p => p.Split(' ')).ToList())).ToList();
}
