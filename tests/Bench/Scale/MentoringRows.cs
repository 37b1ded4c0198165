using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Support;

namespace CreativeLabs.Bench.Scale;

/// <summary>The same work in a big and in a small town.</summary>
internal abstract class MentoringAtScale : Row, IPlanted
{
    private static Task<(MentoringTown Big, MentoringTown Small)>? towns;

    public Task Plant(Stage stage) => Towns(stage);

    public override Task Prepare(Stage stage) => Plant(stage);

    public override async Task<Figures> RunFirst() => await Run((await towns!).Big);

    public override async Task<Figures> RunSecond() => await Run((await towns!).Small);

    /// <summary>The two; the row that books uses the big one too.</summary>
    public static Task<(MentoringTown Big, MentoringTown Small)> Towns(Stage stage) => towns ??= Open(stage);

    protected abstract Task<Figures> Run(MentoringTown town);

    private static async Task<(MentoringTown Big, MentoringTown Small)> Open(Stage stage)
    {
        Stage.Say("Opening two towns of mentoring: 1,000 mentorships and 100,000.");
        var small = await MentoringTown.Open(stage.Servers, mentorships: 1000, waiting: 50, mentors: 10);
        stage.Keep(small);
        var big = await MentoringTown.Open(stage.Servers, mentorships: 100_000, waiting: 5000, mentors: 1000);
        stage.Keep(big);
        return (big, small);
    }
}

/// <summary>Lists that are opened every day: a mentor's own mentorships, and mentorships, requests and sessions of a lab.</summary>
internal sealed class MentorshipsListed : MentoringAtScale
{
    public override string Name => "mentoring-lists";

    public override string First => "on 100,000 mentorships and 300,000 sessions";

    public override string Second => "on a hundredth of it";

    public override IReadOnlyList<Target> Targets { get; } = [new("ms", 1.5, AtLeast: false)];

    public override int WarmUps => 15;

    protected override async Task<Figures> Run(MentoringTown town)
    {
        // The lists cost unlike: the sum of their medians, and not the median of all in one heap.
        var sum = 0.0;
        for (var list = 0; list < 4; list++)
        {
            var taken = new List<double>();
            for (var i = 0; i < 25; i++)
            {
                using var request = Asked(list, i % 10);
                var started = Stopwatch.GetTimestamp();
                using var response = await town.Mentoring.Client.SendAsync(request);
                await response.Json();
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            sum += taken.Order().ElementAt(taken.Count / 2);
        }

        return new Figures { ["ms"] = sum };
    }

    private static HttpRequestMessage Asked(int list, int lab)
    {
        var (labId, mentor) = (MentoringTown.Id('a', lab), MentoringTown.Id('b', lab));
        return list switch
        {
            0 => MentoringTown.As(mentor, "/v1/me/mentorships"),
            1 => MentoringTown.As(MentoringTown.Id('9', lab), $"/v1/mentorships?labId={labId}&running=true", $"coordinator:{labId}"),
            2 => MentoringTown.As(MentoringTown.Id('9', lab), $"/v1/mentoring-requests?labId={labId}", $"coordinator:{labId}"),
            _ => MentoringTown.As(mentor, $"/v1/mentorships/{MentoringTown.Id('e', lab * 20)}/sessions"),
        };
    }
}

/// <summary>A match run of a whole lab.</summary>
internal sealed class WomenMatched : MentoringAtScale
{
    public override string Name => "mentoring-match";

    public override string First => "5,000 women, 1,000 mentors";

    public override string Second => "50 women, 10 mentors";

    public override IReadOnlyList<Target> Targets { get; } = [new("CPU s", 2, AtLeast: false, Itself: true)];

    public override int Pairs => 5;

    public override int WarmUps => 2;

    protected override async Task<Figures> Run(MentoringTown town)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/match-runs")
        {
            Content = JsonContent.Create(new { labId = MentoringTown.Waiting }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", TestTokens.For(MentoringTown.Id('9', 99), $"coordinator:{MentoringTown.Waiting}"));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var (before, started) = (town.Mentoring.ProcessorSeconds, Stopwatch.GetTimestamp());
        using var response = await town.Mentoring.Client.SendAsync(request);
        var run = await response.Json();
        return new Figures
        {
            ["CPU s"] = town.Mentoring.ProcessorSeconds - before,
            ["s"] = Stopwatch.GetElapsedTime(started).TotalSeconds,
            ["pairs"] = run.GetProperty("pairs").GetArrayLength(),
        };
    }
}
