namespace CreativeLabs.AppHost.Local;

/// <summary>The servers and parameters of a model. Names and meanings are those of Aspire.Hosting.</summary>
public static class InfrastructureExtensions
{
    /// <summary>PostgreSQL on a private folder.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name)
    {
        var own = Own(builder);
        var server = new PostgresServer(own.State.Folder(name), own.State.Secret(name),
            own.LogPath(name)) { OnLine = own.ServerLines(name) };
        return own.Add(new PostgresServerResource(name, server));
    }

    /// <summary>Data is always kept here; <c>--fresh</c> begins anew.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder) => builder;

    /// <summary>A database; created when missing.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
        new ResourceBuilder<PostgresDatabaseResource>(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));

    /// <summary>RabbitMQ on a private folder.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name)
    {
        var own = Own(builder);
        return own.Add(new RabbitMQServerResource(name, wantsManagement => new RabbitServer(
            own.State.Folder(name),
            own.State.Secret(name),
            wantsManagement && own.Configuration["management"] == "true",
            own.LogPath(name))
        { OnLine = own.ServerLines(name) }));
    }

    /// <summary>The management page. Here only when asked for with <c>--management</c>: it costs seconds and memory.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder)
    {
        builder.Resource.WantsManagement = true;
        return builder;
    }

    /// <summary>Redis on a private folder.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name)
    {
        var own = Own(builder);
        var server = new RedisServer(own.State.Folder(name), own.State.Secret(name), own.LogPath(name)) { OnLine = own.ServerLines(name) };
        return own.Add(new RedisResource(name, server));
    }

    /// <summary>The value of <c>Parameters:{name}</c>; a secret that nobody gave is made once and kept in the state folder.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name,
        bool secret = false)
    {
        var own = Own(builder);
        var value = own.Configuration[$"Parameters:{name}"] ?? (secret
            ? own.State.Secret(name)
            : throw new InvalidOperationException($"Give the parameter {name}: Parameters__{name} in the environment."));
        return own.Add(new ParameterResource(name, value));
    }

    internal static DistributedApplicationBuilder Own(IDistributedApplicationBuilder builder) => (DistributedApplicationBuilder)builder;
}
