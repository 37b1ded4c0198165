using CreativeLabs.Support;

namespace CreativeLabs.Faults;

/// <summary>Connections to the broker that break while they are made.</summary>
public sealed class ConnectionsThatClose(Servers servers) : IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(10, 41)] // connection.open-ok
    [InlineData(20, 11)] // channel.open-ok
    [InlineData(50, 11)] // queue.declare-ok
    [InlineData(60, 21)] // basic.consume-ok
    public async Task Connections_that_close_while_they_open_are_made_again(byte kind, byte method)
    {
        var ledger = new Ledger(database);
        await using var front = new FrontOfBroker(database.Rabbit);
        await using var probe = ProbeProcess.Start(database, ProbeProcess.Impatient(front.Address));
        (await probe.Ready()).ShouldBeTrue();
        await ledger.Record(probe, 20);
        await ledger.Holds(probe);
        _ = probe.WatchOver();
        front.ClosesWith = (kind, method);
        front.Cut();
        await ledger.Record(probe, 20);
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
}
