using CreativeLabs.Bench.Bare;
using Npgsql;

// What the benchmark holds the platform against: the same work written by hand, with nothing of the platform around it. Told nothing, it is
// an empty minimal API.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var (to, text) = (builder.Configuration["Proxy"], builder.Configuration["Answer"]);
var (database, broker) = (builder.Configuration.GetConnectionString("database"), builder.Configuration.GetConnectionString("messaging"));
var source = database is null ? null : Connect(database);
if (to is not null)
{
    Proxying.Add(builder, to);
}

if (source is not null && broker is not null)
{
    RecordEffect.Add(builder, source, broker);
}

var app = builder.Build();
app.MapGet("/health", () => "");
if (to is not null)
{
    Proxying.Map(app);
}
else if (source is not null)
{
    app.MapGet("/v1/offerings/{id:guid}", new OneOffering(source).Handle);
    app.MapGet("/v1/offerings", new PageOfOfferings(source).Handle);
    app.MapGet("/v1/courses", new SearchOfCourses(source).Handle);
    app.MapPost("/v1/offerings/{id:guid}/enrolments", new Enrolling(source).Handle);
    app.MapPost("/v1/mentorships/{id:guid}/sessions", new Booking(source).Handle);
}
else if (text is not null)
{
    app.MapGet("/v1/offerings/{id:guid}", () => Results.Text(text, "application/json"));
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
