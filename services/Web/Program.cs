using CreativeLabs.ServiceDefaults;
using CreativeLabs.Web;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEdgeDefaults();
builder.AddShell();
builder.AddSession();
builder.AddApi();

var app = builder.Build();
app.UseShell();
app.UseSession();
app.UsePageTags();
app.UseForms();
app.MapPages();
await app.RunAsync();
