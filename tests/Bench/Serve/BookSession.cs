using System.Net.Http.Headers;
using System.Net.Http.Json;
using CreativeLabs.Bench.Measure;
using CreativeLabs.Bench.Scale;
using CreativeLabs.Support;
using Shouldly;

namespace CreativeLabs.Bench.Serve;

/// <summary>A session planned: the pair locked, both times given away, the event and two reminders in the outbox, the answer under its key;
/// one commit.</summary>
internal sealed class BookSession : Row, IPlanted
{
    private const int Seconds = 3;

    private readonly DateTimeOffset moment = DateTimeOffset.UtcNow.AddDays(2);
    private MentoringTown town = null!;
    private ChildProgram bare = null!;
    private LinesFile paths = null!;
    private LinesFile tokens = null!;
    private int next;

    public override string Name => "mentoring-slot";

    public override string First => "a session planned, at Mentoring: both times, outbox and idempotency rows, the place sealed";

    public override string Second => "by hand: Kestrel, one transaction with the same rows, the pair locked, all that is written in one " +
        "batch; the token is read, not checked";

    public override IReadOnlyList<Target> Targets { get; } = [new("requests/s", 0.60, AtLeast: true)];

    public override int Pairs => 5;

    public override int WarmUps => 8;

    public Task Plant(Stage stage) => MentoringAtScale.Towns(stage);

    public override async Task Prepare(Stage stage)
    {
        town = (await MentoringAtScale.Towns(stage)).Big;
        bare = await ChildProgram.Start("tests/Bench/Bare", ("ConnectionStrings__database", town.Database));
        stage.Keep(bare);
        var pairs = await town.Pairs(MentoringTown.Keyed);
        paths = await LinesFile.Of(pairs.Select(pair => $"/v1/mentorships/{pair.Id}/sessions"));
        tokens = await LinesFile.Of(pairs.Select(pair =>
            TestTokens.Create(pair.Mentor, Guid.CreateVersion7(), [], TimeSpan.FromHours(1))));
        // One each, before the times that are measured: a program that has never planned anything would not answer wrk in time.
        foreach (var (program, half) in ((ChildProgram[])[town.Mentoring, bare]).Zip(pairs.Chunk(MentoringTown.Keyed / 2)))
        {
            foreach (var pair in half)
            {
                await ShouldPlan(program, pair);
            }
        }
    }

    public override Task<Figures> RunFirst() => Load(town.Mentoring);

    public override Task<Figures> RunSecond() => Load(bare);

    public override ValueTask DisposeAsync()
    {
        paths?.Dispose();
        tokens?.Dispose();
        return base.DisposeAsync();
    }

    private async Task ShouldPlan(ChildProgram program, (Guid Id, Guid Mentor) pair)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/mentorships/{pair.Id}/sessions")
        {
            Content = JsonContent.Create(new { startsAt = moment.AddMinutes(-20), minutes = 15, place = "Lab" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(pair.Mentor));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await program.Client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(201, answer);
        answer.ShouldContain("\"state\":\"planned\"");
    }

    private async Task<Figures> Load(ChildProgram program)
    {
        var before = program.ProcessorSeconds;
        var (requests, seconds) = await Wrk.Run(program.Address, paths.Path, tokens.Path, next, Seconds, moment);
        // Those under way at the end were not counted.
        next += requests + 64;
        return new Figures
        {
            ["requests/s"] = requests / seconds,
            ["CPU s/100k"] = (program.ProcessorSeconds - before) / requests * 100_000,
        };
    }
}
