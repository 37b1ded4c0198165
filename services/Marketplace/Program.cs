using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<MarketplaceDb>("marketplace", MarketplaceSeed.Seed);
builder.AddMessaging<MarketplaceDb>("marketplace");
builder.Services.AddServiceClient(QrRail.Client).ConfigureHttpClient(http => http.BaseAddress = new Uri("http://sandbox"));
builder.Services.AddSingleton<QrRail>();
builder.Services.AddSingleton(services => new Fees(services.GetRequiredService<IConfiguration>()));
builder.Services.AddScoped<SettlePayment>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapSellers();
app.MapListings();
app.MapStock();
app.MapOrders();
app.MapPayments();
app.MapLedger();
await app.RunServiceAsync<MarketplaceDb>(args);
