using System.Diagnostics;
using System.Net;
using CreativeLabs.Probe;
using CreativeLabs.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.ServiceDefaults;

public sealed class OutboxTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task A_fact_that_nobody_takes_is_dead_lettered_blocks_only_its_own_key_and_is_released_by_an_operator()
    {
        var (stuck, free) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await probe.Anonymous()
            .PostCreating("/entries", new { id = stuck, poison = "unheard" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await probe.Anonymous().PostCreating("/entries", new { id = free })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == free);

        var operators = probe.Client(Guid.CreateVersion7(), "operator");
        var message = await probe.WithDb<ProbeDb, Guid>(db => db.Set<OutboxRow>()
            .Where(row => row.Key == stuck).OrderBy(row => row.Seq).Select(row => row.MessageId).FirstAsync());
        var letter = await operators.DeadLetter(probe, l => l.GetProperty("messageId").GetGuid() == message);
        letter.GetProperty("place").GetString().ShouldBe("outbox");
        letter.GetProperty("messageType").GetString().ShouldBe(nameof(EntryUnheard));
        letter.GetProperty("attempts").GetInt32().ShouldBe(2);
        letter.GetProperty("reason").GetString()!.ShouldContain("NO_ROUTE");
        probe.Broker.Heard<EntryRecorded>(f => f.EntryId == stuck)
            .ShouldBeEmpty("the later fact of the same key waits behind the one that was given up");

        // Somebody begins to listen, and the operator lets it go.
        var heard = new TaskCompletionSource();
        var listener = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            probe.Broker.Reach(rabbit);
            rabbit.ReceiveEndpoint("late-listener",
                ear => ear.Handler<EntryUnheard>(_ => { heard.TrySetResult(); return Task.CompletedTask; }));
        });
        await listener.StartAsync();
        var address = $"{OperatorsDesk.DeadLetters}/{letter.Id("deadLetterId")}/release";
        var releases = await Task.WhenAll(Enumerable.Range(0, 2)
            .Select(_ => operators.PostCreating(address, new { reason = "Somebody listens now." })));
        releases.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.NotFound]);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(15));
        (await operators.Actions(message)).ShouldHaveSingleItem().GetProperty("action").GetString().ShouldBe("release");
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == stuck);
        await listener.StopAsync();
    }

    [Fact]
    public async Task A_deadline_is_sent_when_it_is_due_and_not_before()
    {
        var (later, now) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await probe.Anonymous().PostCreating("/entries", new { id = later, poison = "later" });
        await probe.Anonymous().PostCreating("/entries", new { id = now });
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == now);
        probe.Broker.Heard<EntryRecorded>(f => f.EntryId == later).ShouldBeEmpty();
        probe.Clock.Advance(TimeSpan.FromMinutes(61));
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == later);
    }

    [Fact]
    public async Task Facts_of_one_key_arrive_in_the_order_of_publishing()
    {
        var key = Guid.CreateVersion7();
        for (var batch = 0; batch < 10; batch++)
        {
            await using var scope = probe.Services.CreateAsyncScope();
            var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
            for (var i = 0; i < 20; i++)
            {
                await publish.Publish(new EntryRecorded(key, $"order {(batch * 20) + i}"));
            }

            await scope.ServiceProvider.GetRequiredService<ProbeDb>().SaveChangesAsync();
        }

        await probe.Broker.Hear<EntryRecorded>(f => f.Poison == "order 199");
        probe.Broker.Heard<EntryRecorded>(f => f.EntryId == key).Select(f => f.Poison)
            .ShouldBe(Enumerable.Range(0, 200).Select(i => $"order {i}"));
    }

    [Fact]
    public async Task What_is_rolled_back_is_never_published()
    {
        var (ghost, real) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var scope = probe.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new EntryRecorded(ghost, null));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await probe.Anonymous().PostCreating("/entries", new { id = real });
        await probe.Broker.Hear<EntryRecorded>(f => f.EntryId == real);
        probe.Broker.Heard<EntryRecorded>(f => f.EntryId == ghost).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_trace_runs_from_the_request_to_the_last_effect()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<(string Source, string Name, string Trace)>();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            // No other trace: what the tests beside this one do is not to be recorded.
            Sample = (ref ActivityCreationOptions<ActivityContext> made) => made.Parent.TraceId.ToHexString() == trace
                ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity => seen.Add((activity.Source.Name, activity.OperationName, activity.TraceId.ToHexString())),
        };
        ActivitySource.AddActivityListener(listener);
        var id = Guid.CreateVersion7();
        var client = probe.Anonymous();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        (await client.PostCreating("/entries", new { id })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await probe.Eventually(async () => await probe.WithDb<ProbeDb, bool>(db => db.Set<Effect>().AnyAsync(e => e.EntryId == id))
            && seen.Any(s => s.Trace == trace && s.Name.Contains("receive", StringComparison.OrdinalIgnoreCase)));
        var sources = seen.Where(s => s.Trace == trace).Select(s => s.Source).ToHashSet(StringComparer.Ordinal);
        sources.ShouldContain("Microsoft.AspNetCore");
        sources.ShouldContain("CreativeLabs");
        sources.ShouldContain("MassTransit");
        sources.ShouldContain("Npgsql");
    }
}
