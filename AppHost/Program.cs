using CreativeLabs.AppHost;

// What runs, with what, in which order. The only place that says so.
using var run = Run.Begin(args, out var refusal);
if (run is null)
{
    return refusal;
}

var builder = run.Builder;

// Servers: containers, or this machine's own programs (--servers)
var servers = run.AddServers();
var platformKey = run.AddSecret("platform-key");
var sandboxKey = run.AddSecret("sandbox-key");
var webKey = run.AddSecret("web-key");
var gatewayKey = run.AddSecret("gateway-key");

// The outside world, for development: it is told where to call back with each request, so it refers to nothing.
var sandbox = Project<Projects.Sandbox>("sandbox")
    .WithEnvironment("Sandbox__Key", sandboxKey)
    .WithLink("Phones and banks", "/")
    .WithLink("SMS", "/sms/messages");

// Services
// One machine stands for a whole region here, so what protects numbers and addresses from floods is set wide.
var registration = Service<Projects.Registration>("registration")
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("SignIn__ResendSeconds", "0")
    .WithEnvironment("SignIn__CodesPerNumberPerDay", "1000")
    .WithEnvironment("SignIn__CodesPerAddressPerHour", "10000")
    .WithEnvironment("SignIn__CodesPerPrefixPerHour", "10000")
    .WithEnvironment("SignIn__CodesPerRangePerHour", "10000")
    .WithEnvironment("SignIn__SpendPerDay", "100000000");

var training = Service<Projects.Training>("training")
    .WithReference(registration)
    .WithEnvironment("Platform__Key", platformKey);

var mentoring = Service<Projects.Mentoring>("mentoring")
    .WithReference(registration)
    .WithEnvironment("Platform__Key", platformKey);

// Data keys, apart from what they seal: whoever keeps backups keeps none of these (services/README.md).
foreach (var service in new[] { registration, training, mentoring })
{
    var keys = servers.AddDatabase($"{service.Resource.Name}-keys");
    service.WithReference(keys).WaitFor(keys);
}

var marketplace = Service<Projects.Marketplace>("marketplace")
    .WithReference(registration)
    .WithReference(sandbox)
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("Sandbox__Key", sandboxKey);

var notifications = Service<Projects.Notifications>("notifications")
    .WithReference(registration)
    .WithReference(sandbox)
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("Sandbox__Key", sandboxKey);

// The edge
var gateway = Project<Projects.Gateway>("gateway", run.FreePort())
    .WithExternalHttpEndpoints()
    .WithEnvironment("Limits__Caller", "6000")
    .WithEnvironment("Limits__Address", "60000")
    .WithEnvironment("Limits__SignIn", "6000")
    .WithEnvironment("Web__Key", webKey)
    .WithEnvironment("Gateway__Key", gatewayKey)
    .WithReference(servers.Redis)
    .WaitFor(servers.Redis)
    .WithLink("API to try", "/docs")
    .WithLink("API document", "/openapi/v1.json");

// The outside world calls back through the gateway, as everyone does, and so reaches any replica.
marketplace.WithEnvironment("Callbacks__Address", gateway.GetEndpoint("http"));
notifications.WithEnvironment("Callbacks__Address", gateway.GetEndpoint("http"));
notifications.WithEnvironment("Webhooks__Trusted", sandbox.GetEndpoint("http"));
registration.WithEnvironment("Public__Address", gateway.GetEndpoint("http"));
training.WithEnvironment("Public__Address", gateway.GetEndpoint("http"));

foreach (var service in new[] { registration, training, mentoring, marketplace, notifications })
{
    gateway.WithReference(service).WaitFor(service);
    service.WithParentRelationship(gateway);
}

// The screens, behind the gateway and its client at once: they wait for it, and it answers the API without them.
var web = Project<Projects.Web>("web")
    .WithReplicas(run.Options.Replicas)
    .WithEnvironment("Platform__Key", platformKey)
    .WithEnvironment("Web__Key", webKey)
    .WithEnvironment(Run.TellDashboard)
    .WithReference(gateway)
    .WaitFor(gateway)
    .WithParentRelationship(gateway);
gateway.WithReference(web);

// What an operator can do, in the dashboard as over the API.
var operators = new OperatorSession(gateway.GetEndpoint("http"), sandbox.GetEndpoint("http"));
marketplace.WithQuestion(operators, "check-ledger", "Check the ledger", "/v1/ledger/check", "Scales");
registration.WithQuestion(
    operators, "check-staff-reads", "Verify the chain of staff reads", "/v1/operations/registration/staff-reads/check", "LinkMultiple");
foreach (var service in new[] { registration, training, mentoring, marketplace, notifications })
{
    var operations = $"/v1/operations/{service.Resource.Name}";
    service
        .WithQuestion(operators, "list-dead-letters", "Show dead letters", $"{operations}/dead-letters?limit=100", "MailAlert")
        .WithChange(operators, "release-dead-letters", "Release dead-lettered", $"{operations}/dead-letters/release", "MailArrowUp")
        .WithChange(operators, "replay-dead-letters", "Replay error queues", $"{operations}/dead-letters/replay", "ArrowReplyAll");
    if (service != notifications)
    {
        service.WithChange(operators, "seed-again", "Seed again", $"{operations}/seed", "PlantGrass");
    }
}

// A person's way through the whole platform, over HTTP alone: started by hand, or by --check.
builder.AddBuiltProject<Projects.Journey>("journey")
    .WithReference(gateway)
    .WithReference(sandbox)
    .WaitFor(gateway)
    .WaitFor(sandbox)
    .WithParentRelationship(gateway)
    .WithExplicitStart();

return await run.ToItsEnd(builder.Build());

IResourceBuilder<ProjectResource> Service<T>(string name)
    where T : IProjectMetadata, new()
{
    // A resource's name is unique, so the database is called apart from its service; the connection string is not.
    var database = servers.AddDatabase($"{name}-db", name);
    return Project<T>(name)
        .WithReplicas(run.Options.Replicas)
        .WithLink("API document", "/openapi/v1.json")
        .WithEnvironment("Seed", "true")
        .WithEnvironment("Gateway__Key", gatewayKey)
        .WithReference(database, name)
        .WithReference(servers.Messaging)
        .WithReference(servers.Redis)
        .WaitFor(database)
        .WaitFor(servers.Messaging)
        .WaitFor(servers.Redis);
}

// Nothing gets hot on a developer's machine: without counting what is hot, compiling again only what is called a thousand times (0x400),
// and without mapping code twice so that none is both writable and executable, all of them start a sixth sooner and keep 50 MB less. What
// is deployed runs as it comes.
IResourceBuilder<ProjectResource> Project<T>(string name, int? port = null)
    where T : IProjectMetadata, new() => builder.AddBuiltProject<T>(name)
    .WithHttpEndpoint(port: port)
    .WithHttpHealthCheck("/health")
    .WithLink("Health", "/health")
    .WithEnvironment("DOTNET_TieredPGO", "0")
    .WithEnvironment("DOTNET_TC_CallCountThreshold", "400")
    .WithEnvironment("DOTNET_EnableWriteXorExecute", "0")
    // Aspire would have traces tell whole queries, in which stand the names that a coordinator looks for.
    .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "false")
    .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "false");
