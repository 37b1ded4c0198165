using CreativeLabs.Support;
using CreativeLabs.Training.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Tests;

/// <summary>The search while the catalog changes.</summary>
[Collection("training")]
public sealed class SearchWhileWritingTests(TrainingFixture training)
{
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
    public async Task Words_are_counted_right_however_many_write_at_once()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Write($"Биринчи {Letters(i)}", "жана экинчи үчүнчү")));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var body = new
            {
                title = new { ky = $"{(i % 3 == 0 ? "Төртүнчү" : "Бешинчи")} {Letters(i)}" },
                summary = new { ky = i % 2 == 0 ? "алтынчы жетинчи" : "жетинчи жана алтынчы сегизинчи" }, track = "tourism"
            };
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

    private async Task<List<Guid>> All(string query) =>
        (await training.Anonymous().GetJson($"/v1/courses?limit=100&{query}")).GetProperty("items").EnumerateArray()
            .Select(c => c.Id()).ToList();
}
