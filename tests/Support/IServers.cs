namespace CreativeLabs.Support;

/// <summary>What tests ask of PostgreSQL, RabbitMQ and Redis, wherever these come from. Each comes back on the same port with the same
/// data when it is started again.</summary>
internal interface IServers : IAsyncDisposable
{
    /// <summary>Npgsql connection string to the server, without a database.</summary>
    string Postgres { get; }

    /// <summary>amqp://user:password@host:port</summary>
    string Rabbit { get; }

    /// <summary>host:port,password=...</summary>
    string Redis { get; }

    /// <summary>Starts all three and returns when they answer.</summary>
    Task StartAsync();

    /// <summary>SIGKILL; its data stays.</summary>
    Task KillRedis();

    Task StartRedis();

    /// <summary>SIGKILL to the broker and its children.</summary>
    Task KillRabbit();

    /// <summary>Stops it in order.</summary>
    Task StopRabbit();

    Task StartRabbit();

    /// <summary>Until the broker has the queue's name on its disk, up to a minute.</summary>
    Task RabbitKeeps(string queue);

    /// <summary>All that the broker has on its disk, whatever the file: queues, logs of queues, its own state.</summary>
    Task<byte[]> ReadBroker();

    /// <summary>Immediate shutdown: connections die, nothing is flushed.</summary>
    Task KillPostgres();

    /// <summary>It recovers from its log.</summary>
    Task StartPostgres();

    /// <summary>A database as pg_dump writes it.</summary>
    Task<string> BackUp(string database);

    /// <summary>A new database of such a backup.</summary>
    Task Restore(string database, string backup);
}
