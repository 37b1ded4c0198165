using CreativeLabs.Gateway;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEdgeDefaults();
builder.AddSignIn();
builder.AddRedis();
builder.AddAdmission();
builder.AddWebClients();
builder.AddPublishedDocument();
builder.AddProxy();

var app = builder.Build();
app.UseAnswerHeaders();
app.UseEdgeDefaults();
app.UseCors();
app.UseAdmission();
// Only there: it holds every path that it sees against a regular expression.
app.UseWhen(http => http.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase), docs => docs.UseSwaggerUI(page =>
{
    page.RoutePrefix = "docs";
    page.DocumentTitle = "CreativeLabs";
    page.SwaggerEndpoint(PublishedDocument.Path, "CreativeLabs v1");
}));
app.MapPublishedDocument();
app.MapProxy();
await app.RunAsync();
