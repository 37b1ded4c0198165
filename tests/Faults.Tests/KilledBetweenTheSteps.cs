using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>kill -9 at named points of the way from a commit to an acknowledged effect.</summary>
public sealed class KilledBetweenTheSteps(Servers servers) : IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("outbox.after-commit", 20)]
    [InlineData("relay.before-send", 20)]
    [InlineData("relay.after-confirm", 20)]
    [InlineData("inbox.before-effect", 5)]
    [InlineData("inbox.before-acknowledge", 5)]
    public async Task A_fact_survives_and_has_one_effect(string crashPoint, int times)
    {
        times = Depth.Times(times);
        var ledger = await Crash(crashPoint, times);
        (await ledger.Verdict()).ShouldBe("");
        (await ledger.Count("SELECT count(*) FROM entry")).ShouldBe(times);
    }

    [Fact]
    public async Task Without_the_inbox_the_same_crash_doubles_effects()
    {
        var ledger = await Crash("relay.after-confirm", Depth.Times(3), ("WITHOUT_INBOX", "true"));
        (await ledger.Verdict()).ShouldContain("with a doubled effect");
    }

    [Fact]
    public async Task Publishing_before_the_commit_makes_facts_up()
    {
        var ledger = await Crash("probe.before-commit", Depth.Times(3), ("Probe__PublishBeforeCommit", "true"));
        (await ledger.Verdict()).ShouldContain("with an effect but never recorded");
    }

    /// <summary>Each time an entry is recorded by a copy that is killed at the point, and a healthy copy takes over, which is the next
    /// one to be killed.</summary>
    private async Task<Ledger> Crash(string crashPoint, int times, params (string, string)[] settings)
    {
        var ledger = new Ledger(database);
        var copy = ProbeProcess.Start(database, settings);
        try
        {
            (await copy.Ready()).ShouldBeTrue();
            for (var i = 0; i < times; i++)
            {
                await copy.Arm(crashPoint);
                var id = Guid.CreateVersion7();
                if (await copy.Record(id))
                {
                    ledger.Promise(id);
                }

                await copy.Died();
                await copy.DisposeAsync();
                copy = ProbeProcess.Start(database, settings);
                (await copy.Ready()).ShouldBeTrue();
                await ledger.Drain(TimeSpan.FromSeconds(30));
                await database.TakenOver("count-effect");
                if (crashPoint.StartsWith("inbox.", StringComparison.Ordinal))
                {
                    // It leaves in good order: what it took a second time must not kill it before its own turn.
                    (await copy.Terminate()).ShouldBe(0);
                    await copy.DisposeAsync();
                    copy = ProbeProcess.Start(database, settings);
                    (await copy.Ready()).ShouldBeTrue();
                }
            }

            // In good order, so that nothing of what it does is still under way when the ledger is read.
            (await copy.Terminate()).ShouldBe(0);
        }
        finally
        {
            await copy.DisposeAsync();
        }

        return ledger;
    }
}
