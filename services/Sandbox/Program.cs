using CreativeLabs.Sandbox.Callbacks;
using CreativeLabs.Sandbox.Faults;
using CreativeLabs.Sandbox.Front;
using CreativeLabs.Sandbox.Payments;
using CreativeLabs.Sandbox.Sms;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddEdgeDefaults();
builder.Services.AddHttpClient(CallbackSender.Client).ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(5));
builder.Services.AddSingleton<Signature>();
builder.Services.AddSingleton<CallbackQueue>();
builder.Services.AddSingleton<Misbehaviour>();
builder.Services.AddSingleton<SmsNetwork>();
builder.Services.AddSingleton<NikitaSms>();
builder.Services.AddSingleton<RestSms>();
builder.Services.AddSingleton<QrRail>();
builder.Services.AddSingleton<FreedomPay>();
builder.Services.AddHostedService<CallbackSender>();
builder.Services.AddHostedService<ExpireDuePayments>();

var app = builder.Build();
app.UseEdgeDefaults();
app.MapSms();
app.MapPayments();
FreedomPay.Map(app);
app.MapFaults();
app.MapFront();
await app.RunAsync();
