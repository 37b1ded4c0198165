using CreativeLabs.Support;
using System.Net.Http.Headers;
using Shouldly;

namespace CreativeLabs.Bench.Serve;

/// <summary>An enrolment: the rule, the seat, the enrolment, the fact in the outbox, the answer under its key; one commit.</summary>
internal sealed class WriteEnrolment : ServeRow
{
    private const int Learners = 200;

    private readonly List<string> tokens = [.. Enumerable.Range(0, Learners)
        .Select(_ => TestTokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), [], TimeSpan.FromHours(1)))];
    private int next;

    public override string Name => "write";

    public override string First => "an enrolment, at Training: rule, seat, enrolment, outbox and idempotency rows, one commit";

    public override string Second => "by hand: Kestrel, one transaction with the same rows, the seat locked, all that is written in one " +
        "batch; the token is read, not checked";

    public override IReadOnlyList<Measure.Target> Targets => [new("requests/s", Throughput, AtLeast: true)];

    /// <summary>As in <see cref="ReadOne"/>: what writes has not run before.</summary>
    public override int WarmUps => 8;

    /// <summary>It is slower than what reads: in shorter rounds the warm-up would end before all is compiled.</summary>
    protected override int Seconds => 3;

    protected override double Throughput => 0.60;

    protected override IReadOnlyList<string> Tokens => tokens;

    protected override int? From => next;

    protected override async Task<IReadOnlyList<string>> Paths() =>
        (await Catalog.OfferingIds(Pair.Database)).ConvertAll(id => $"/v1/offerings/{id}/enrolments");

    /// <summary>Those under way at the end were not counted.</summary>
    protected override void Made(int requests) => next += requests + 64;

    protected override async Task ShouldAnswerTheSame(IReadOnlyList<string> paths)
    {
        foreach (var program in (Measure.ChildProgram[])[Pair.Training, Pair.Bare])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, paths[next++]);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[0]);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var response = await program.Client.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(201, answer);
            answer.ShouldContain("\"state\":\"enrolled\"");
        }
    }
}
