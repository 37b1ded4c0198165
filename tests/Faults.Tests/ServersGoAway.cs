using System.Net;
using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>The broker or the database is killed under load, or was never there.</summary>
public sealed class ServersGoAway(Servers servers) : IAsyncLifetime
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
        await RecordAll(probe, ledger, 20);
        // RabbitMQ 3.10 writes a new quorum queue's name to disk seconds after it was declared. Killed before that, it comes back with a
        // queue that elects no leader; that is the broker's fault and not what is tested here.
        await servers.RabbitKeeps(database.Queue("count-effect"));
        await servers.StopRabbit();
        await RecordAll(probe, ledger, 100);
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
        await RecordAll(probe, ledger, 20);
        await servers.RestartRabbit();
        await RecordAll(probe, ledger, 20);
        ledger.Promised.ShouldBe(40);
        await ledger.Holds(probe);
    }

    [Fact]
    public async Task A_connection_that_stands_and_does_nothing_is_given_up()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(servers.Rabbit);
        await using var probe =
            ProbeProcess.Start(database, ("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:10"));
        (await probe.Ready()).ShouldBeTrue();
        await RecordAll(probe, ledger, 20);
        await ledger.Holds(probe);
        front.Petrify();
        await RecordAll(probe, ledger, 20);
        ledger.Promised.ShouldBe(40);
        await ledger.Holds(probe);
        (await ledger.Count("SELECT count(*) FROM outbox WHERE attempts > 0")).ShouldBe(0);
    }

    [Theory]
    [InlineData(10, 41)] // connection.open-ok
    [InlineData(20, 11)] // channel.open-ok
    [InlineData(50, 11)] // queue.declare-ok
    [InlineData(60, 21)] // basic.consume-ok
    public async Task Connections_that_close_while_they_open_are_made_again(byte kind, byte method)
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(servers.Rabbit);
        await using var probe =
            ProbeProcess.Start(database, ("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:05"));
        (await probe.Ready()).ShouldBeTrue();
        await RecordAll(probe, ledger, 20);
        await ledger.Holds(probe);
        _ = probe.WatchOver();
        front.ClosesWith = (kind, method);
        front.Cut();
        await RecordAll(probe, ledger, 20);
        var until = DateTime.UtcNow.AddSeconds(30);
        while (front.Closed < 3 && DateTime.UtcNow < until)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        front.Closed.ShouldBeGreaterThan(0, probe.Said);
        front.ClosesWith = null;
        ledger.Promised.ShouldBe(40);
        await ledger.Holds(probe);
    }

    [Fact]
    public async Task A_bus_that_cannot_be_mended_ends_its_process_and_the_next_one_goes_on()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(servers.Rabbit);
        (string, string)[] settings = [("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:05")];
        await using var probe = ProbeProcess.Start(database, [.. settings, ("Probe__NeverStops", "true")]);
        (await probe.Ready()).ShouldBeTrue();
        // The broker takes connections, and no queue of this process can be declared on them any more.
        front.ClosesWith = (50, 11);
        front.Cut();
        await RecordAll(probe, ledger, 20);
        ledger.Promised.ShouldBe(20);
        (await probe.Died()).ShouldBe(1, probe.Said);

        front.ClosesWith = null;
        await using var next = ProbeProcess.Start(database, settings);
        await ledger.Holds(next);
    }

    [Fact]
    public async Task A_cold_start_without_a_broker_takes_work()
    {
        var ledger = new Ledger(database);
        await servers.StopRabbit();
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        await RecordAll(probe, ledger, 50);
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
        await RecordAll(probe, ledger, 50);
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
        await RecordAll(probe, ledger, 50);
        await ledger.Holds(probe);
    }

    private static async Task RecordAll(ProbeProcess probe, Ledger ledger, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7();
            if (await probe.Record(id))
            {
                ledger.Promise(id);
            }
        }
    }
}
