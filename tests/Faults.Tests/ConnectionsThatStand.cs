using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>Connections to the broker that are there and of no use, and a bus that none mends.</summary>
public sealed class ConnectionsThatStand(Servers servers) : IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_connection_that_stands_and_does_nothing_is_given_up()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(database.Rabbit);
        await using var probe = ProbeProcess.Start(database, ProbeProcess.Impatient(front.Address));
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 20);
        await ledger.Holds(probe);
        front.Petrify();
        await ledger.Record(probe, 20);
        ledger.Promised.ShouldBe(40);
        await ledger.Holds(probe);
        (await ledger.Count("SELECT count(*) FROM outbox WHERE attempts > 0")).ShouldBe(0);
    }

    [Fact]
    public async Task A_bus_that_cannot_be_mended_ends_its_process_and_the_next_one_goes_on()
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(database.Rabbit);
        (string, string)[] settings = [("ConnectionStrings__messaging", front.Address), ("Messaging__Patience", "00:00:05")];
        await using var probe = ProbeProcess.Start(database, [.. settings, ("Probe__NeverStops", "true")]);
        (await probe.Ready()).ShouldBeTrue();
        // The broker takes connections, and no queue of this process can be declared on them any more.
        front.ClosesWith = (50, 11);
        front.Cut();
        await ledger.Record(probe, 20);
        ledger.Promised.ShouldBe(20);
        (await probe.Died()).ShouldBe(1, probe.Said);

        front.ClosesWith = null;
        await using var next = ProbeProcess.Start(database, settings);
        await ledger.Holds(next);
    }
}
