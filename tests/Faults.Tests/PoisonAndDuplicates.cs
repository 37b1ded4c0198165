using System.Text;
using CreativeLabs.Support;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CreativeLabs.Faults;

/// <summary>Messages that always fail, that kill their consumer, or that come again.</summary>
public sealed class PoisonAndDuplicates(Servers servers) : IAsyncLifetime
{
    private readonly FaultServers database = new(servers);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_message_that_always_fails_is_parked_with_its_reason_and_the_rest_flows()
    {
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        var poison = Guid.CreateVersion7();
        (await probe.Record(poison, "throws")).ShouldBeTrue();
        await Flows(probe);
        var parked = await Take(database.Queue("count-effect_error"), poison);
        parked.ShouldContain("This entry always fails.");
    }

    [Fact]
    public async Task A_message_that_kills_its_consumer_is_parked_and_the_rest_flows()
    {
        var poison = Guid.CreateVersion7();
        // The queue gives a message out again as often as this before it takes it away: 12 times by default.
        var limit = Depth.IsFull ? 12 : 6;
        (string, string)[] settings = [("Messaging__DeliveryLimit", $"{limit}")];
        await using (var first = ProbeProcess.Start(database, settings))
        {
            (await first.Ready()).ShouldBeTrue();
            await first.Record(poison, "kills");
            await first.Died();
        }

        // The supervisor starts it again each time, as the host does.
        var crashes = 0;
        while (!await IsParked())
        {
            crashes++;
            crashes.ShouldBeLessThan(30, "the poison is taken away after its delivery limit");
        }

        crashes.ShouldBeGreaterThan(3);
        // The last one may just have been killed by what is parked now.
        await using var well = ProbeProcess.Start(database, settings);
        (await well.Ready()).ShouldBeTrue();
        await Flows(well);

        async Task<bool> IsParked()
        {
            await using var probe = ProbeProcess.Start(database, settings);
            return await probe.Ready() && await Outlives(probe, poison);
        }
    }

    [Fact]
    public async Task The_same_message_a_hundred_times_has_one_effect()
    {
        await using var probe = ProbeProcess.Start(database);
        (await probe.Ready()).ShouldBeTrue();
        var ledger = new Ledger(database);
        var id = Guid.CreateVersion7();
        (await probe.Record(id)).ShouldBeTrue();
        ledger.Promise(id);
        await ledger.Drain();

        await using var connection = await database.Connect();
        await using var channel = await connection.CreateChannelAsync();
        var message = Guid.CreateVersion7();
        var again = Guid.CreateVersion7();
        await using (var probe2 = new Npgsql.NpgsqlConnection(database.Database))
        {
            await probe2.OpenAsync();
            await using var insert =
                new Npgsql.NpgsqlCommand("INSERT INTO entry (id) VALUES ($1)", probe2) { Parameters = { new() { Value = again } } };
            await insert.ExecuteNonQueryAsync();
        }

        var envelope = Encoding.UTF8.GetBytes($$$"""
            {"messageId":"{{{message}}}","messageType":["urn:message:CreativeLabs.Probe:EntryRecorded"],"message":{"entryId":"{{{again}}}"}}
            """);
        for (var i = 0; i < 100; i++)
        {
            var properties = new BasicProperties
            {
                ContentType = "application/vnd.masstransit+json", MessageId = message.ToString(),
                Persistent = true
            };
            await channel.BasicPublishAsync(database.Queue("count-effect"), "", mandatory: true, properties, envelope);
        }

        await ledger.Drain();
        await Flows(probe);
        (await ledger.Verdict()).ShouldBe("");
    }

    private async Task Flows(ProbeProcess probe)
    {
        var ledger = new Ledger(database);
        for (var i = 0; i < 20; i++)
        {
            var id = Guid.CreateVersion7();
            (await probe.Record(id)).ShouldBeTrue($"{probe.LastStatus}\n{probe.Said}");
            ledger.Promise(id);
        }

        var until = DateTime.UtcNow.AddMinutes(2);
        while (await ledger.Count("SELECT count(*) FROM effect") < 20 && DateTime.UtcNow < until)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        (await ledger.Count("SELECT count(*) FROM effect")).ShouldBeGreaterThanOrEqualTo(20);
    }

    /// <summary>Waits until the poison has killed the probe, or lies among the dead letters.</summary>
    private async Task<bool> Outlives(ProbeProcess probe, Guid poison)
    {
        var until = DateTime.UtcNow.AddMinutes(1);
        while (!probe.HasExited)
        {
            if (await Find("dead-letters", poison) is not null)
            {
                return true;
            }

            DateTime.UtcNow.ShouldBeLessThan(until, "the poison neither kills nor is dead-lettered");
            await Task.Delay(50, CancellationToken.None);
        }

        return false;
    }

    /// <summary>Takes the message of an entry from a queue, waiting for it; its headers and body as text.</summary>
    private async Task<string> Take(string queue, Guid entry)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (DateTime.UtcNow < until)
        {
            if (await Find(queue, entry) is { } found)
            {
                return found;
            }

            await Task.Delay(50, CancellationToken.None);
        }

        throw new TimeoutException($"Nothing of {entry} in {queue}.");
    }

    /// <summary>Takes the next message if it is that of the entry; null when it is not, when there is none, or no such queue yet: an error
    /// queue comes with its first message. Of one that is just being made the broker knows the name and has no process yet: it closes the
    /// connection.</summary>
    private async Task<string?> Find(string queue, Guid entry)
    {
        await using var connection = await database.Connect();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            if (await channel.BasicGetAsync(queue, autoAck: true) is not { } found)
            {
                return null;
            }

            var headers = found.BasicProperties.Headers?.Values
                .Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString()) ?? [];
            var text = string.Join('\n', headers.Append(Encoding.UTF8.GetString(found.Body.Span)));
            return text.Contains(entry.ToString(), StringComparison.OrdinalIgnoreCase) ? text : null;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 404 or 541)
        {
            return null;
        }
    }
}
