using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

/// <summary>The search on the seed's catalog, which nobody changes: a service of its own, not beside the others, whose facts it would
/// answer too.</summary>
[Collection("apart")]
public sealed class SearchTests(Servers servers, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TrainingFixture training = new(servers);

    public ValueTask InitializeAsync() => training.InitializeAsync();

    public ValueTask DisposeAsync() => training.DisposeAsync();

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
    public async Task Pages_follow_each_other_while_courses_come_in_between()
    {
        var word = "кылкаламжалоо";
        foreach (var number in Enumerable.Range(0, 7))
        {
            await Write($"{(number % 2 == 0 ? word : "Боштук")} {number}", $"{word} жөнүндө");
        }

        var seen = new List<Guid>();
        string? url = $"/v1/courses?q={Uri.EscapeDataString("kylkalamjaloo")}&limit=2";
        var ranked = await All($"q={word}");
        while (url is not null)
        {
            using var answer = await training.Anonymous().GetAsync(new Uri(url, UriKind.Relative));
            seen.AddRange((await answer.Json()).GetProperty("items").EnumerateArray().Select(c => c.Id()));
            url = answer.Headers.TryGetValues("Link", out var link) ? link.Single()[1..].Split('>')[0] : null;
            // As good as the best, so without the moment of the first page it would stand in front of what was seen already.
            await Write($"{word} жаңы", $"{word} {word}");
        }

        seen.ShouldBe(ranked);
        seen.Count.ShouldBe(7);
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

    [Fact]
    public async Task Words_are_counted_right_however_many_write_at_once()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Write($"Биринчи {Letters(i)}", "жана экинчи үчүнчү")));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var body = new { title = new { ky = $"{(i % 3 == 0 ? "Төртүнчү" : "Бешинчи")} {Letters(i)}" },
                summary = new { ky = i % 2 == 0 ? "алтынчы жетинчи" : "жетинчи жана алтынчы сегизинчи" }, track = "tourism" };
            await training.Coordinator.SendWith(HttpMethod.Put, $"/v1/courses/{ids[i % ids.Length]}", body, "*");
        }));

        var wrong = await training.WithDb<TrainingDb, List<string>>(db => db.Database.SqlQuery<string>($"""
            SELECT coalesce(k.sound, t.sound) AS "Value" FROM known_words k
            FULL JOIN (SELECT sound, count(*) AS uses FROM catalog_entries, unnest(sounds) AS sound GROUP BY sound) t ON t.sound = k.sound
            WHERE coalesce(k.uses, 0) <> coalesce(t.uses, 0)
            """).ToListAsync());
        wrong.ShouldBeEmpty();
    }

    private async Task<Guid> Write(string title, string summary) =>
        (await training.Coordinator.PostCreating("/v1/courses",
            new { title = new { ky = title }, summary = new { ky = summary }, track = "tourism" }).Json()).Id();

    private static string Letters(int number) => new((char)('а' + number), 4);

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
