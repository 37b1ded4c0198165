using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CreativeLabs.AppHost;

/// <summary>This machine's own PostgreSQL, RabbitMQ and Redis, on private folders and free loopback ports.</summary>
internal sealed class MachineServers : IServers
{
    private readonly Run run;
    private readonly IResourceBuilder<MachineServer> postgres;
    private readonly List<MachineDatabase> databases = [];

    public MachineServers(Run run)
    {
        this.run = run;
        var password = run.AddSecret("postgres-password").Resource;
        postgres = Add("postgres", "postgres", password, Greetings.PostgresAsync,
            port => ReferenceExpression.Create($"Host=127.0.0.1;Port={port};Username=postgres;Password={password}"))
            .WithIconName("DatabaseMultiple")
            .OnResourceReady((server, ready, cancellation) => CreateDatabasesAsync(
                server, ready.Services.GetRequiredService<ResourceNotificationService>(), cancellation));

        var messagingPassword = run.AddSecret("messaging-password").Resource;
        var messaging = Add("messaging", "rabbitmq", messagingPassword, Greetings.RabbitMqAsync,
            port => ReferenceExpression.Create($"amqp://creativelabs:{messagingPassword}@127.0.0.1:{port}"))
            .WithIconName("MailMultiple");
        AddPort(messaging, "tcp", "node");
        if (run.Options.WithManagement)
        {
            AddPort(messaging, "http", "management");
            messaging.WithUrlForEndpoint("management", url => url.DisplayText = "Queues");
        }

        var redisPassword = run.AddSecret("redis-password").Resource;
        var redis = Add("redis", "redis", redisPassword, Greetings.RedisAsync,
            port => ReferenceExpression.Create($"127.0.0.1:{port},password={redisPassword}"))
            .WithIconName("Memory");
        (Messaging, Redis) = (messaging, redis);
    }

    public IResourceBuilder<IResourceWithConnectionString> Messaging { get; }

    public IResourceBuilder<IResourceWithConnectionString> Redis { get; }

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string name, string? databaseName = null)
    {
        var database = new MachineDatabase(name, databaseName ?? name, postgres.Resource);
        databases.Add(database);
        return run.Builder.AddResource(database).WithIconName("Database").WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Database",
            Properties = [],
            State = KnownResourceStates.Waiting,
        });
    }

    private static void AddPort(IResourceBuilder<MachineServer> server, string scheme, string name) => server
        .WithEndpoint(scheme: scheme, name: name, isProxied: false)
        .WithArgs(context => context.Args.Add(server.GetEndpoint(name).Property(EndpointProperty.Port)));

    private IResourceBuilder<MachineServer> Add(string name, string script, ParameterResource password,
        Func<MachineServer, CancellationToken, Task<bool>> takesClients, Func<EndpointReferenceExpression, ReferenceExpression> connection)
    {
        var folder = Directory.CreateDirectory(run.State.Folder(name)).FullName;
        var server = run.Builder.AddResource(new MachineServer(name, folder, connection))
            .WithArgs(run.Script(script), folder)
            .WithEnvironment(context => context.EnvironmentVariables["SERVER_PASSWORD"] = password)
            .WithHealthCheck($"{name}-check");
        AddPort(server, "tcp", "tcp");
        run.Builder.Services.AddHealthChecks().Add(new HealthCheckRegistration($"{name}-check",
            _ => new PatientCheck(cancellation => takesClients(server.Resource, cancellation)), null, null));
        return server;
    }

    private async Task CreateDatabasesAsync(
        MachineServer server, ResourceNotificationService notifications, CancellationToken cancellation)
    {
        await using var connection = await Greetings.ConnectAsync(server, cancellation);
        foreach (var database in databases)
        {
            await using var known = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
            {
                Parameters = { new() { Value = database.Database } },
            };
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.Database}\"", connection);
            if (await known.ExecuteScalarAsync(cancellation) is null)
            {
                await create.ExecuteNonQueryAsync(cancellation);
            }

            // Aspire itself does this for the databases of containers only.
            await notifications.PublishUpdateAsync(database, state => state with { State = KnownResourceStates.Running });
        }
    }
}
