using CreativeLabs.Probe;
using CreativeLabs.ServiceDefaults;

// The smallest service on the house's messaging: what it is told it records, publishes, takes and counts. Fault tests kill it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<ProbeDb>("probe");
builder.AddMessaging<ProbeDb>("probe");
if (builder.Configuration.GetValue("Probe:NeverStops", false))
{
    builder.Services.AddHostedService<NeverStops>();
}

var app = builder.Build();
app.UseServiceDefaults();
app.MapEntries();
await app.RunServiceAsync<ProbeDb>(args);
