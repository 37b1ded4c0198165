using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace CreativeLabs.AppHost;

/// <summary>This machine's own PostgreSQL, RabbitMQ and Redis, on private folders and free loopback ports.</summary>
internal sealed class MachineServers : IServers
{
    private readonly Run run;
    private readonly IResourceBuilder<MachineServer> postgres;
    private readonly ServiceDatabases databases;

    public MachineServers(Run run)
    {
        this.run = run;
        var password = run.AddSecret("postgres-password").Resource;
        postgres = Add("postgres", "postgres", password,
            port => ReferenceExpression.Create($"Host=127.0.0.1;Port={port};Username=postgres;Password={password}"))
            .WithIconName("DatabaseMultiple");
        databases = new ServiceDatabases(run);
        databases.CreateWhenReady(postgres);

        var messagingPassword = run.AddSecret("messaging-password").Resource;
        var messaging = Add("messaging", "rabbitmq", messagingPassword,
            port => ReferenceExpression.Create($"amqp://creativelabs:{messagingPassword}@127.0.0.1:{port}"))
            .WithIconName("MailMultiple");
        AddPort(messaging, "tcp", "node");
        if (run.Options.WithManagement)
        {
            AddPort(messaging, "http", "management");
            messaging.WithUrlForEndpoint("management", url => url.DisplayText = "Queues");
        }

        var redisPassword = run.AddSecret("redis-password").Resource;
        var redis = Add("redis", "redis", redisPassword,
            port => ReferenceExpression.Create($"127.0.0.1:{port},password={redisPassword}"))
            .WithIconName("Memory");
        (Messaging, Redis) = (messaging, redis);
        // The check of RabbitMQ closes no connection: all of them use one, which the client mends when the broker comes back.
        IConnection? connection = null;
        run.Builder.Services.AddHealthChecks()
            .AddNpgSql(_ => AddressOf(postgres), name: "postgres")
            .AddRabbitMQ(async _ => connection ??= await Broker().CreateConnectionAsync(), name: "messaging")
            .AddRedis(_ => AddressOf(redis), name: "redis");

        ConnectionFactory Broker() => new() { Uri = new Uri(AddressOf(messaging)) };
    }

    public IResourceBuilder<IResourceWithConnectionString> Messaging { get; }

    public IResourceBuilder<IResourceWithConnectionString> Redis { get; }

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string name, string? databaseName = null) =>
        databases.Add(name, databaseName ?? name, postgres.Resource.Endpoint);

    /// <summary>Known by the time at which the first check asks.</summary>
    private static string AddressOf(IResourceBuilder<MachineServer> server) =>
        server.Resource.ConnectionStringExpression.GetValueAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult()!;

    private static void AddPort(IResourceBuilder<MachineServer> server, string scheme, string name) => server
        .WithEndpoint(scheme: scheme, name: name, isProxied: false)
        .WithArgs(context => context.Args.Add(server.GetEndpoint(name).Property(EndpointProperty.Port)));

    private IResourceBuilder<MachineServer> Add(string name, string script, ParameterResource password,
        Func<EndpointReferenceExpression, ReferenceExpression> connection)
    {
        var folder = Directory.CreateDirectory(run.State.Folder(name)).FullName;
        var server = run.Builder.AddResource(new MachineServer(name, folder, connection))
            .WithArgs(run.Script(script), folder)
            .WithEnvironment(context => context.EnvironmentVariables["SERVER_PASSWORD"] = password)
            .WithHealthCheck(name);
        AddPort(server, "tcp", "tcp");
        return server;
    }
}
