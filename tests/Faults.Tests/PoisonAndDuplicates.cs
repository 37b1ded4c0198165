using CreativeLabs.Support;
using RabbitMQ.Client;

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
        var crashes = 0;
        ProbeProcess probe;
        await using (var first = ProbeProcess.Start(database, ("Messaging__DeliveryLimit", "12")))
        {
            (await first.Ready()).ShouldBeTrue();
            await first.Record(poison, "kills");
            await first.Died();
        }

        // The supervisor starts it again each time, as the host does.
        while (true)
        {
            probe = ProbeProcess.Start(database, ("Messaging__DeliveryLimit", "12"));
            if (await probe.Ready() && await StaysAlive(probe))
            {
                break;
            }

            crashes++;
            await probe.DisposeAsync();
            crashes.ShouldBeLessThan(30, "the poison is taken away after its delivery limit");
        }

        await using (probe)
        {
            crashes.ShouldBeGreaterThan(3);
            await Flows(probe);
            await Take("dead-letters", poison);
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

        var envelope = System.Text.Encoding.UTF8.GetBytes($$$"""
            {"messageId":"{{{message}}}","messageType":["urn:message:CreativeLabs.Probe:EntryRecorded"],"message":{"entryId":"{{{again}}}"}}
            """);
        for (var i = 0; i < 100; i++)
        {
            var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = message.ToString(),
                Persistent = true };
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
            (await probe.Record(id)).ShouldBeTrue();
            ledger.Promise(id);
        }

        var until = DateTime.UtcNow.AddSeconds(30);
        while (await ledger.Count("SELECT count(*) FROM effect") < 20 && DateTime.UtcNow < until)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        (await ledger.Count("SELECT count(*) FROM effect")).ShouldBeGreaterThanOrEqualTo(20);
    }

    private static async Task<bool> StaysAlive(ProbeProcess probe)
    {
        for (var i = 0; i < 40 && !probe.HasExited; i++)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        return !probe.HasExited;
    }

    /// <summary>Takes the parked message of an entry from a queue; its headers and body as text.</summary>
    private async Task<string> Take(string queue, Guid entry)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (DateTime.UtcNow < until)
        {
            await using var connection = await database.Connect();
            await using var channel = await connection.CreateChannelAsync();
            if (await Get(channel, queue) is { } found)
            {
                var headers = found.BasicProperties.Headers?.Values.Select(v => v
                    is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : v?.ToString()) ?? [];
                var text = string.Join('\n', headers.Append(System.Text.Encoding.UTF8.GetString(found.Body.Span)));
                if (text.Contains(entry.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return text;
                }
            }

            await Task.Delay(50, CancellationToken.None);
        }

        throw new TimeoutException($"Nothing of {entry} in {queue}.");
    }

    /// <summary>The next message; null when there is none, or no such queue yet: an error queue comes with its first message. Of one that
    /// is just being made the broker knows the name and has no process yet: it closes the connection.</summary>
    private static async Task<BasicGetResult?> Get(IChannel channel, string queue)
    {
        try
        {
            return await channel.BasicGetAsync(queue, autoAck: true);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 404 or 541)
        {
            return null;
        }
    }
}
