using CreativeLabs.Marketplace;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MarketplaceDb>("marketplace", MarketplaceSeed.Seed);
builder.AddMessaging<MarketplaceDb>("marketplace");
Features.All.AddTo(builder);

var app = builder.Build();
app.UseServiceDefaults();
Features.All.MapTo(app);
await app.RunServiceAsync<MarketplaceDb>(args);
