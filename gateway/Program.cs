using CreativeLabs.Gateway;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEdgeDefaults();
builder.AddPlainHeaders();
builder.AddSignIn();
builder.AddRedis();
builder.AddRateLimiting();
builder.AddWebClients();
builder.AddPublishedDocument();
builder.AddCompression();
builder.AddCaching();
builder.AddProxy();

var app = builder.Build();
app.UseResponseHeaders();
app.UseEdgeDefaults();
app.UsePlainHeaders();
app.UseWebCallers();
app.UseCors();
app.UseRateLimiting();
app.UseCompression();
app.UseCaching();
app.MapPublishedDocument();
app.MapApiPage();
app.MapProxy();
await app.RunAsync();
