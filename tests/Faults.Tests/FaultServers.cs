using CreativeLabs.Faults;
using CreativeLabs.Support;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

[assembly: AssemblyFixture(typeof(Servers))]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace CreativeLabs.Faults;

/// <summary>The assembly's servers with a probe database that a test has to itself.</summary>
public sealed class FaultServers(Servers servers) : IAsyncLifetime
{
    private readonly string name = $"probe_{Guid.NewGuid():N}";

    public Servers Servers => servers;

    public string Rabbit => servers.Rabbit;

    /// <summary>The prefix of the probe's queues, so that one test's leftovers are not another's.</summary>
    public string Queues => name;

    public string Queue(string consumer) => $"{name.Replace('_', '-')}-{consumer}";

    /// <summary>The tests themselves pool nothing: a pooled connection does not outlive a killed server.</summary>
    public string Database => $"{servers.Postgres};Database={name};Pooling=false";

    public async ValueTask InitializeAsync()
    {
        await using var connection = new NpgsqlConnection($"{servers.Postgres};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await create.ExecuteNonQueryAsync();
    }

    /// <summary>A connection of the test's own to the broker.</summary>
    public Task<IConnection> Connect() => new ConnectionFactory { Uri = new Uri(Rabbit) }.CreateConnectionAsync();

    /// <summary>Until one copy alone reads the queue and nothing waits in it: what a killed one left unacknowledged has come to its
    /// successor.</summary>
    public async Task TakenOver(string consumer)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        var until = DateTime.UtcNow.AddSeconds(30);
        while (await channel.QueueDeclarePassiveAsync(Queue(consumer)) is not { ConsumerCount: 1, MessageCount: 0 })
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"{consumer}: a killed copy is still there, or its message");
        }
    }

    /// <summary>Kills the broker once its disk knows the probe's queues. RabbitMQ 3.10 writes a new quorum queue's name down some time
    /// after the queue was declared. Killed before that, it comes back with a queue that has no leader: whoever reads it waits in
    /// vain. That is the broker's fault and not what is tested here (decisions/001).</summary>
    public async Task KillBroker()
    {
        foreach (var queue in (string[])[Queue("count-effect"), "dead-letters"])
        {
            if (await Exists(queue))
            {
                await servers.RabbitKeeps(queue);
            }
        }

        await servers.StopRabbit();
    }

    private async Task<bool> Exists(string queue)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is 404)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
