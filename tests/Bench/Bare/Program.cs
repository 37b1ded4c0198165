using CreativeLabs.Bench.Bare;
using Npgsql;

// What the benchmark holds the platform against: the same work written by hand, with nothing of the platform around it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var database = builder.Configuration.GetConnectionString("database") is { } connection ? Connect(connection) : null;
var app = builder.Build();
app.MapGet("/health", () => "");
if (database is not null)
{
    app.MapGet("/v1/offerings/{id:guid}", new OneOffering(database).Handle);
    app.MapGet("/v1/offerings", new PageOfOfferings(database).Handle);
}

await app.RunAsync();

static NpgsqlDataSource Connect(string connection) => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection)
{
    ApplicationName = "bare",
    MaxPoolSize = 15,
    MaxAutoPrepare = 64,
    AutoPrepareMinUsages = 2,
    NoResetOnClose = true,
    GssEncryptionMode = GssEncryptionMode.Disable,
}.ConnectionString).Build();
