using System.Collections.Concurrent;
using System.Diagnostics;
using CreativeLabs.Registration.People.Pins;
using CreativeLabs.Support;
using Microsoft.Extensions.DependencyInjection;
using static CreativeLabs.Registration.Tests.RegistrationFixture;
using static CreativeLabs.Registration.Tests.SignInSteps;

namespace CreativeLabs.Registration.Tests;

/// <summary>Whether a number is known is told by no answer, and by no difference in the work behind it.</summary>
[Collection<SignInSuite>]
public sealed class SameWorkTests(RegistrationFixture fixture)
{
    [Fact]
    public async Task A_wrong_PIN_a_strange_device_and_an_unknown_number_cost_the_same()
    {
        var (_, phone, key) = await fixture.WithPinAndKey();
        var hashes = fixture.Services.GetRequiredService<PinHashes>();

        var wrong = await Watch(client => client.WithPin(phone, "9173", key), hashes);
        var strange = await Watch(client => client.WithPin(phone, RightPin, NewKey()), hashes);
        var unknown = await Watch(client => client.WithPin(NewPhone(), RightPin, NewKey()), hashes);

        wrong.Hashes.ShouldBe(1);
        wrong.Queries.Length.ShouldBe(1);
        strange.ShouldBeEquivalentTo(wrong);
        unknown.ShouldBeEquivalentTo(wrong);
    }

    [Fact]
    public async Task A_code_for_a_known_and_for_an_unknown_number_costs_the_same()
    {
        var known = NewPhone();
        await fixture.SignIn(known);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        var hashes = fixture.Services.GetRequiredService<PinHashes>();

        var first = await Watch(client => AskForCode(client, known), hashes);
        var second = await Watch(client => AskForCode(client, NewPhone()), hashes);

        first.Queries.ShouldNotBeEmpty();
        second.ShouldBeEquivalentTo(first);
    }

    /// <summary>Sends the request under a trace of its own and takes down what was done under it.</summary>
    private async Task<Work> Watch(Func<HttpClient, Task<HttpResponseMessage>> send, PinHashes hashes)
    {
        var trace = ActivityTraceId.CreateRandom();
        var queries = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace && activity.Source.Name == "Npgsql"
                    && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string sql)
                {
                    queries.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var client = fixture.From();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var before = hashes.Evaluations;
        var answer = await send(client);
        var body = await answer.Content.ReadAsStringAsync();
        var shape = string.Join(',', System.Text.Json.JsonDocument.Parse(body).RootElement.EnumerateObject().Select(p => p.Name));
        return new Work((int)answer.StatusCode, shape, string.Join(',', answer.Headers.Select(h => h.Key)), hashes.Evaluations - before,
            [.. queries]);
    }

    private sealed record Work(int Status, string Shape, string Headers, long Hashes, string[] Queries);
}
