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
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
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
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
    }

    [Fact]
    public async Task A_connection_that_stands_and_does_nothing_is_given_up()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(servers.Rabbit);
        await using var probe = ProbeProcess.Start(database, ("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:05"));
        (await probe.Ready()).ShouldBeTrue();
        await RecordAll(probe, ledger, 20);
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
        front.Petrify();
        await RecordAll(probe, ledger, 20);
        ledger.Promised.ShouldBe(40);
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
        (await ledger.Count("SELECT count(*) FROM outbox WHERE attempts > 0")).ShouldBe(0);
    }

    [Fact]
    public async Task Connections_that_close_while_they_open_are_made_again()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(servers.Rabbit);
        await using var probe = ProbeProcess.Start(database, ("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:05"));
        (await probe.Ready()).ShouldBeTrue();
        await RecordAll(probe, ledger, 20);
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
        front.ClosesAtOnce = true;
        front.Cut();
        await RecordAll(probe, ledger, 20);
        while (front.Closed < 3)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        front.ClosesAtOnce = false;
        ledger.Promised.ShouldBe(40);
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
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
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
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
        await ledger.Drain();
        (await ledger.Verdict()).ShouldBe("");
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
