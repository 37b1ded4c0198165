using CreativeLabs.Notifications.Announcements;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.Notifications.Inbox;
using CreativeLabs.Notifications.Preferences;
using CreativeLabs.Notifications.Webhooks;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<NotificationsDb>("notifications");
builder.AddMessaging<NotificationsDb>("notifications");
builder.AddRedis();
builder.AddDeliveries();
builder.AddEventFeed();
builder.AddWebhooks();
builder.Services.AddScoped<Announcer>();
builder.Services.AddSingleton<OpenStreams>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapInbox();
app.MapPreferences();
app.MapReceipts();
app.MapEventFeed();
app.MapWebhooks();
await app.RunServiceAsync<NotificationsDb>(args);
