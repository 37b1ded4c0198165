namespace CreativeLabs.Bench.Scale;

/// <summary>A question of one word or two, every third with a letter missing.</summary>
internal sealed class CoursesSearched : TrainingAtScale
{
    private readonly Random random = new(20261125);

    public override string Name => "training-search";

    protected override Task<double> MedianMilliseconds(School school) => Median(school, [.. Enumerable.Range(0, 60).Select(i =>
    {
        // Words of every frequency, as they stand in the texts.
        var words = Enumerable.Range(0, 1 + (i % 2))
            .Select(_ => School.Words[(int)(School.Words.Count * Math.Pow(random.NextDouble(), 3))]).ToList();
        var typed = string.Join(' ', words);
        return new HttpRequestMessage(HttpMethod.Get,
            $"/v1/courses?q={Uri.EscapeDataString(i % 3 == 0 ? typed.Remove(typed.Length / 2, 1) : typed)}");
    })]);
}

/// <summary>A page of the catalog, every second of one track.</summary>
internal sealed class CatalogPaged : TrainingAtScale
{
    private readonly Dictionary<School, List<string>> pages = [];

    public override string Name => "training-page";

    protected override async Task Ready(School school)
    {
        var found = new List<string> { "/v1/courses", "/v1/courses?track=tourism" };
        while (found.Count < 60)
        {
            using var answer = await school.Training.Client.GetAsync(new Uri(found[^2], UriKind.Relative));
            found.Add(answer.Headers.TryGetValues("Link", out var link) ? link.Single()[1..].Split('>')[0] : found[found.Count % 2]);
        }

        pages[school] = found;
    }

    protected override Task<double> MedianMilliseconds(School school) =>
        Median(school, [.. pages[school].Select(page => new HttpRequestMessage(HttpMethod.Get, page))]);
}

/// <summary>Somebody new enrols.</summary>
internal sealed class LearnerEnrols : TrainingAtScale
{
    private readonly Dictionary<School, List<Guid>> offerings = [];
    private int next;

    public override string Name => "training-enrolment";

    protected override async Task Ready(School school) => offerings[school] = await school.Offerings(1000);

    protected override Task<double> MedianMilliseconds(School school) => Median(school, [.. Enumerable.Range(0, 40).Select(_ =>
        school.AsNewcomer(HttpMethod.Post, $"/v1/offerings/{offerings[school][next++ % offerings[school].Count]}/enrolments"))]);
}
