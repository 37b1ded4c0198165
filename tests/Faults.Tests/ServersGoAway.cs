using System.Net;
using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>The broker or the database is killed under load, or was never there: servers of this class alone.</summary>
public sealed class ServersGoAway(Servers servers) : IClassFixture<Servers>, IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Without_a_broker_the_service_takes_work_and_drains_when_it_returns()
    {
        var ledger = new Ledger(database);
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 20);
        await database.KillBroker();
        await ledger.Record(probe, 100);
        ledger.Promised.ShouldBe(120);
        await servers.StartRabbit();
        await ledger.Holds(probe);
    }

    [Fact]
    public async Task A_broker_restarted_in_order_is_found_again()
    {
        var ledger = new Ledger(database);
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 20);
        await servers.RestartRabbit();
        await ledger.Record(probe, 20);
        ledger.Promised.ShouldBe(40);
        await ledger.Holds(probe);
    }

    [Fact]
    public async Task A_cold_start_without_a_broker_takes_work()
    {
        var ledger = new Ledger(database);
        await database.KillBroker();
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 50);
        ledger.Promised.ShouldBe(50);
        await servers.StartRabbit();
        await ledger.Holds(probe);
    }

    [Fact]
    public async Task When_the_database_dies_callers_are_told_to_retry_and_nothing_promised_is_lost()
    {
        var ledger = new Ledger(database);
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 50);
        await servers.StopPostgres();
        var refused = Guid.CreateVersion7();
        (await probe.Record(refused)).ShouldBeFalse();
        probe.LastStatus.ShouldBe(HttpStatusCode.ServiceUnavailable);
        probe.HasRetryAfter.ShouldBeTrue();
        await servers.StartPostgres();

        // A retry with the same key is safe, whether or not the first one was carried out.
        var until = DateTime.UtcNow.AddSeconds(15);
        var taken = false;
        while (!taken && DateTime.UtcNow < until)
        {
            taken = await probe.Record(refused);
        }

        taken.ShouldBeTrue("the service recovers by itself within 15 s");
        ledger.Promise(refused);
        (await probe.Record(refused)).ShouldBeTrue();
        await ledger.Record(probe, 50);
        await ledger.Holds(probe);
    }
}
