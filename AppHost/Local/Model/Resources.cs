namespace CreativeLabs.AppHost.Local;

/// <summary>Something that the model names.</summary>
public interface IResource
{
    /// <summary>Unique in the model, whatever the case.</summary>
    string Name { get; }
}

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>Password included: only ever handed to a process in its environment.</summary>
    string ConnectionString { get; }
}

/// <summary>A resource that others find by its name.</summary>
public interface IResourceWithServiceDiscovery : IResource
{
    /// <summary>The address of every replica, first to last.</summary>
    IReadOnlyList<string> Addresses { get; }
}

/// <summary>A server that the host starts and watches.</summary>
internal interface IServerResource : IResource
{
    ILocalServer Server { get; }

    Task PrepareAsync(CancellationToken cancellation);
}

/// <summary>PostgreSQL with its databases.</summary>
public sealed class PostgresServerResource : IServerResource
{
    private readonly PostgresServer _server;

    internal PostgresServerResource(string name, PostgresServer server)
    {
        Name = name;
        _server = server;
    }

    /// <inheritdoc/>
    public string Name { get; }

    ILocalServer IServerResource.Server => _server;

    internal List<string> Databases { get; } = [];

    internal string ConnectionStringFor(string database) => _server.ConnectionStringFor(database);

    Task IServerResource.PrepareAsync(CancellationToken cancellation) => _server.CreateDatabasesAsync(Databases, cancellation);
}

/// <summary>One database of a PostgreSQL; there as soon as its server is healthy.</summary>
public sealed class PostgresDatabaseResource : IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string database, PostgresServerResource parent)
    {
        (Name, Database, Parent) = (name, database, parent);
        parent.Databases.Add(database);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string ConnectionString => Parent.ConnectionStringFor(Database);

    internal string Database { get; }

    internal PostgresServerResource Parent { get; }
}

/// <summary>RabbitMQ.</summary>
public sealed class RabbitMQServerResource : IResourceWithConnectionString, IServerResource
{
    private readonly Lazy<RabbitServer> _server;

    internal RabbitMQServerResource(string name, Func<bool, RabbitServer> create)
    {
        Name = name;
        _server = new Lazy<RabbitServer>(() => create(WantsManagement));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string ConnectionString => _server.Value.ConnectionString;

    ILocalServer IServerResource.Server => _server.Value;

    internal bool WantsManagement { get; set; }

    internal string? ManagementAddress => _server.Value.ManagementPort is { } port ? $"http://127.0.0.1:{port}" : null;

    Task IServerResource.PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Redis.</summary>
public sealed class RedisResource : IResourceWithConnectionString, IServerResource
{
    private readonly RedisServer _server;

    internal RedisResource(string name, RedisServer server)
    {
        Name = name;
        _server = server;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string ConnectionString => _server.ConnectionString;

    ILocalServer IServerResource.Server => _server;

    Task IServerResource.PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>A value from configuration, <c>Parameters:{name}</c>; a secret is made once when nobody gave it.</summary>
public sealed class ParameterResource : IResource
{
    internal ParameterResource(string name, string value) => (Name, Value) = (name, value);

    /// <inheritdoc/>
    public string Name { get; }

    internal string Value { get; }
}
