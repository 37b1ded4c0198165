namespace CreativeLabs.AppHost;

/// <summary>PostgreSQL, RabbitMQ and Redis, wherever they come from: whoever refers to them is given the same connection strings.</summary>
internal interface IServers
{
    /// <summary>RabbitMQ.</summary>
    IResourceBuilder<IResourceWithConnectionString> Messaging { get; }

    /// <summary>Redis.</summary>
    IResourceBuilder<IResourceWithConnectionString> Redis { get; }

    /// <summary>A database of PostgreSQL with a role of its own, created when they are missing.</summary>
    IResourceBuilder<IResourceWithConnectionString> AddDatabase(string name, string? databaseName = null);
}
