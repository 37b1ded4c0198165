using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>Copies of a service are killed, frozen or asked to stop while work goes on.</summary>
public sealed class CopiesDie(Servers servers) : IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public Task Consumers_killed_at_random_under_load_lose_and_double_nothing() => Depth.Prove(async () =>
    {
        var chance = Depth.Random();
        var ledger = new Ledger(database);
        var copies = new[] { ProbeProcess.Start(database), ProbeProcess.Start(database) };
        var dead = new List<ProbeProcess>();
        try
        {
            foreach (var copy in copies)
            {
                (await copy.Ready()).ShouldBeTrue();
            }

            using var enough = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Load(copies, ledger, enough.Token)));
            for (var kill = 0; kill < (Depth.IsFull ? 10 : 3); kill++)
            {
                var victim = chance.Next(2);
                await Task.Delay(chance.Next(50, 400), CancellationToken.None);
                await copies[victim].Kill();
                dead.Add(copies[victim]);
                copies[victim] = ProbeProcess.Start(database);
                await copies[victim].Ready();
            }

            await enough.CancelAsync();
            await load;
            ledger.Promised.ShouldBeGreaterThan(50);
            await ledger.Holds(copies[0]);
        }
        finally
        {
            foreach (var copy in copies.Concat(dead))
            {
                await copy.DisposeAsync();
            }
        }
    });

    [Fact]
    public async Task A_frozen_copy_gives_its_lanes_up_and_does_no_harm_when_it_thaws()
    {
        var ledger = new Ledger(database);
        // By default the broker misses a copy after a minute or two, and the database after half a minute.
        await using var frozen = ProbeProcess.Start(
            database, ("ConnectionStrings__messaging", $"{database.Rabbit}?heartbeat=5"), ("Outbox__LaneTimeout", "00:00:05"));
        await using var other = ProbeProcess.Start(database);
        (await frozen.Ready()).ShouldBeTrue();
        (await other.Ready()).ShouldBeTrue();
        var pour = ledger.Record(frozen, 200);
        await ledger.Record(other, 50);
        frozen.Freeze();
        await ledger.Record(other, 100);
        await ledger.Drain(TimeSpan.FromSeconds(75));
        (await ledger.Count("SELECT count(*) FROM outbox")).ShouldBe(0, "the lanes of the frozen copy are freed");
        frozen.Thaw();
        await pour;
        await ledger.Holds(other);
    }

    [Fact]
    public async Task A_copy_that_is_asked_to_stop_finishes_what_it_took()
    {
        var ledger = new Ledger(database);
        await using var leaving = ProbeProcess.Start(database);
        (await leaving.Ready()).ShouldBeTrue();
        var load = ledger.Record(leaving, 300);
        await ledger.Record(leaving, 20);
        (await leaving.Terminate()).ShouldBe(0);
        await load;
        await using var next = ProbeProcess.Start(database);
        (await next.Ready()).ShouldBeTrue();
        await ledger.Holds(next);
    }

    /// <summary>Sends each entry until one copy or the other has taken it, as a client with an Idempotency-Key does; at most 400.</summary>
    private static async Task Load(ProbeProcess[] copies, Ledger ledger, CancellationToken enough)
    {
        for (var i = 0; i < 400 && !enough.IsCancellationRequested; i++)
        {
            var id = Guid.CreateVersion7();
            for (var attempt = 0; attempt < 200; attempt++)
            {
                if (await copies[(i + attempt) % 2].Record(id))
                {
                    ledger.Promise(id);
                    break;
                }

                await Task.Delay(25, CancellationToken.None);
            }
        }
    }
}
