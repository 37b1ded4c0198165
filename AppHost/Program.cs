using System.Globalization;

// What runs, with what, in which order. The only place that says so.
var builder = DistributedApplication.CreateBuilder(args);
var replicas = int.Parse(builder.Configuration["replicas"] ?? "1", CultureInfo.InvariantCulture);
var port = int.Parse(builder.Configuration["port"] ?? "8080", CultureInfo.InvariantCulture);

// Infrastructure
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var messaging = builder.AddRabbitMQ("messaging").WithManagementPlugin();
var redis = builder.AddRedis("redis");
var platformKey = builder.AddParameter("platform-key", secret: true);
var sandboxKey = builder.AddParameter("sandbox-key", secret: true);

// The outside world, for development: it is told where to call back with each request, so it refers to nothing.
var sandbox = Project("sandbox", "../services/Sandbox/Sandbox.csproj")
    .WithHttpEndpoint()
    .WithEnvironment("Sandbox__Key", sandboxKey);

// Services
// One machine stands for a whole region here, so what protects numbers and addresses from floods is set wide.
var registration = Service("registration", "Registration")
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("SignIn__ResendSeconds", "0")
    .WithEnvironment("SignIn__CodesPerNumberPerDay", "1000")
    .WithEnvironment("SignIn__CodesPerAddressPerHour", "10000")
    .WithEnvironment("SignIn__CodesPerPrefixPerHour", "10000")
    .WithEnvironment("SignIn__CodesPerRangePerHour", "10000")
    .WithEnvironment("SignIn__SpendPerDay", "100000000");

var training = Service("training", "Training")
    .WithReference(registration)
    .WithEnvironment("Platform__Key", platformKey);

var mentoring = Service("mentoring", "Mentoring")
    .WithReference(registration)
    .WithEnvironment("Platform__Key", platformKey);

// Data keys, apart from what they seal: whoever keeps backups keeps none of these (services/README.md).
foreach (var (service, name) in new[] { (registration, "registration-keys"), (training, "training-keys"), (mentoring, "mentoring-keys") })
{
    var keys = postgres.AddDatabase(name);
    service.WithReference(keys).WaitFor(keys);
}

var marketplace = Service("marketplace", "Marketplace")
    .WithReference(registration)
    .WithReference(sandbox)
    .WithEnvironment("Sandbox__Key", sandboxKey);

var notifications = Service("notifications", "Notifications")
    .WithReference(registration)
    .WithReference(sandbox)
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("Sandbox__Key", sandboxKey);

// The edge
var gateway = Project("gateway", "../gateway/Gateway.csproj")
    .WithHttpEndpoint(port: port == 0 ? null : port)
    .WithExternalHttpEndpoints()
    .WithEnvironment("Limits__Caller", "6000")
    .WithEnvironment("Limits__Address", "60000")
    .WithEnvironment("Limits__SignIn", "6000")
    .WithReference(redis)
    .WaitFor(redis);

// The outside world calls back through the gateway, as everyone does, and so reaches any copy.
marketplace.WithEnvironment("Callbacks__Address", gateway.GetEndpoint("http"));
notifications.WithEnvironment("Callbacks__Address", gateway.GetEndpoint("http"));
training.WithEnvironment("Public__Address", gateway.GetEndpoint("http"));

foreach (var service in new[] { registration, training, mentoring, marketplace, notifications })
{
    gateway.WithReference(service).WaitFor(service);
}

// A person's way through the whole platform, over HTTP alone.
builder.AddProject("journey", "../tests/Journey/Journey.csproj")
    .WithReference(gateway)
    .WithReference(sandbox)
    .WaitFor(gateway)
    .WaitFor(sandbox)
    .WithExplicitStart();

builder.Build().Run();

IResourceBuilder<ProjectResource> Service(string name, string project)
{
    // A resource's name is unique, so the database is called apart from its service; the connection string is not.
    var database = postgres.AddDatabase($"{name}-db", name);
    return Project(name, $"../services/{project}/{project}.csproj")
        .WithReplicas(replicas)
        .WithHttpEndpoint()
        .WithEnvironment("Seed", "true")
        .WithReference(database, name)
        .WithReference(messaging)
        .WithReference(redis)
        .WaitFor(database)
        .WaitFor(messaging)
        .WaitFor(redis);
}

// Nothing gets hot on a developer's machine: without counting what is hot, and without mapping code twice so that none is both writable and
// executable, all of them start a sixth sooner and keep 50 MB less. What is deployed keeps both.
IResourceBuilder<ProjectResource> Project(string name, string path) => builder.AddProject(name, path)
    .WithHttpHealthCheck("/health")
    .WithEnvironment("DOTNET_TieredPGO", "0")
    .WithEnvironment("DOTNET_EnableWriteXorExecute", "0");
