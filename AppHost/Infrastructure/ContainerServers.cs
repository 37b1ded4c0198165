namespace CreativeLabs.AppHost;

/// <summary>PostgreSQL, RabbitMQ and Redis as containers with a volume each.</summary>
internal sealed class ContainerServers : IServers
{
    private readonly IResourceBuilder<PostgresServerResource> postgres;
    private readonly ServiceDatabases databases;

    public ContainerServers(Run run)
    {
        var images = new ContainerImages(run.Builder.Configuration);
        postgres = run.Builder.AddPostgres("postgres", password: run.AddSecret("postgres-password"))
            .WithImage(images.Postgres).WithImageRegistry(null)
            .WithVolume(run.Volume("postgres"), "/var/lib/postgresql/data");
        databases = new ServiceDatabases(run);
        databases.CreateWhenReady(postgres);
        // The plugin is asked for before the image is named: Aspire only knows the official image to have it.
        Messaging = run.Builder.AddRabbitMQ("messaging", password: run.AddSecret("messaging-password"))
            .WithManagementPlugin()
            .WithImage(images.Messaging).WithImageRegistry(null)
            .WithDataVolume(run.Volume("messaging"))
            .WithUrlForEndpoint("management", url => url.DisplayText = "Queues");
        Redis = run.Builder.AddRedis("redis", password: run.AddSecret("redis-password"))
            .WithImage(images.Redis).WithImageRegistry(null)
            .WithoutHttpsCertificate()
            .WithDataVolume(run.Volume("redis"));
    }

    public IResourceBuilder<IResourceWithConnectionString> Messaging { get; }

    public IResourceBuilder<IResourceWithConnectionString> Redis { get; }

    public IResourceBuilder<IResourceWithConnectionString> AddDatabase(string name, string? databaseName = null) =>
        databases.Add(name, databaseName ?? name, postgres.Resource.PrimaryEndpoint);
}
