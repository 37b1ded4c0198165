using System.Globalization;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>The search on the seed's listings, which nobody changes: a service of its own.</summary>
public sealed class SearchTests(MarketplaceFixture marketplace, ITestOutputHelper output) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Of_a_hundred_misspelt_questions_95_find_their_listing_among_the_first_five()
    {
        var questions = await Questions("misspelt.txt");
        questions.Count.ShouldBeGreaterThanOrEqualTo(100);
        var missed = new List<string>();
        foreach (var (typed, names) in questions)
        {
            var found = await Find(typed);
            if (!names.Exists(name => found.Take(5).Contains(WellKnown.Id($"listing/{name}"))))
            {
                missed.Add($"{typed} ({string.Join(", ", names)})");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{questions.Count - missed.Count} of {questions.Count} found; missed: {string.Join("; ", missed)}"));
        (missed.Count * 100).ShouldBeLessThanOrEqualTo(questions.Count * 5, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("туш кииз", "tush-kiyiz")]
    [InlineData("тушкийиз", "tush-kiyiz")]
    [InlineData("ала кийиз", "ala-kiyiz")]
    [InlineData("kalpak", "kalpak")]
    public async Task What_is_meant_comes_first(string typed, string name) =>
        (await Find(typed))[0].ShouldBe(WellKnown.Id($"listing/{name}"));

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
    public async Task Whatever_is_typed_is_answered(string typed) => await Find(typed);

    [Theory]
    [InlineData("")]
    [InlineData("q=кийиз")]
    [InlineData("q=kyiyz&category=felt")]
    [InlineData("q=жүн&labId=at-bashy")]
    [InlineData("labId=at-bashy&inStock=true")]
    [InlineData("minPrice=50000&maxPrice=1000000")]
    [InlineData("q=чай&maxPrice=100000")]
    [InlineData("category=experience")]
    [InlineData("q=трактор")]
    public async Task Every_facet_counts_what_choosing_it_finds(string asked)
    {
        var query = asked.Replace("at-bashy", MarketplaceFixture.AtBashy.ToString(), StringComparison.Ordinal);
        var facets = await marketplace.Anonymous().GetJson($"/v1/listings/facets?{query}");
        facets.GetProperty("listings").GetInt32().ShouldBe((await All(query)).Count);
        foreach (var (name, value, parameter) in ((string, string, string)[])[("categories", "value", "category"),
            ("labs", "value", "labId"), ("shops", "sellerId", "sellerId")])
        {
            foreach (var facet in facets.GetProperty(name).EnumerateArray())
            {
                (await All($"{Without(query, parameter)}&{parameter}={facet.GetProperty(value).GetString()}")).Count
                    .ShouldBe(facet.GetProperty("listings").GetInt32(), $"{asked}: {name} {facet}");
            }
        }

        foreach (var facet in facets.GetProperty("prices").EnumerateArray())
        {
            var from = facet.GetProperty("from").GetProperty("amount").GetInt64();
            var to = facet.TryGetProperty("to", out var end) && end.ValueKind is System.Text.Json.JsonValueKind.Object
                ? $"&maxPrice={end.GetProperty("amount").GetInt64()}" : "";
            (await All($"{Without(Without(query, "minPrice"), "maxPrice")}&minPrice={from}{to}")).Count
                .ShouldBe(facet.GetProperty("listings").GetInt32(), $"{asked}: {facet}");
        }
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_question_only()
    {
        var next = (await marketplace.Anonymous().GetJson("/v1/listings?q=кийиз&limit=1")).GetProperty("next").GetString()!;
        await marketplace.Anonymous().GetJson($"/v1/listings?q=кийиз&limit=1&cursor={next}");
        foreach (var query in (string[])[$"q=жүн&cursor={next}", $"q=кийиз&category=felt&cursor={next}", $"cursor={next}"])
        {
            await (await marketplace.Anonymous().GetAsync($"/v1/listings?{query}")).ShouldBeProblem(400, "invalid_request");
        }
    }

    [Theory]
    [InlineData("category=gold")]
    [InlineData("labId=osh")]
    [InlineData("minPrice=-1")]
    [InlineData("maxPrice=9007199254740993")]
    public async Task What_does_not_exist_cannot_be_chosen(string query)
    {
        await (await marketplace.Anonymous().GetAsync($"/v1/listings?{query}")).ShouldBeProblem(400);
        await (await marketplace.Anonymous().GetAsync($"/v1/listings/facets?{query}")).ShouldBeProblem(400);
    }

    private static string Without(string query, string parameter) => string.Join('&',
        query.Split('&').Where(part => !part.StartsWith($"{parameter}=", StringComparison.Ordinal)));

    private async Task<List<Guid>> All(string query) => Ids(await marketplace.Anonymous().GetJson($"/v1/listings?limit=100&{query}"));

    private async Task<List<Guid>> Find(string typed) =>
        Ids(await marketplace.Anonymous().GetJson($"/v1/listings?q={Uri.EscapeDataString(typed)}"));

    private static List<Guid> Ids(System.Text.Json.JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(l => l.Id()).ToList();

    /// <summary>Lines of a question and the listings that answer it, behind a bar.</summary>
    private static async Task<List<(string Typed, List<string> Names)>> Questions(string list) =>
        (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Searches", list)))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(parts => (parts[0], parts.Skip(1).SelectMany(p => p.Split(' ')).ToList())).ToList();
}
