using CreativeLabs.Notifications.Deliveries;
using CreativeLabs.Notifications.Erasure;
using CreativeLabs.Notifications.EventFeed;
using CreativeLabs.Notifications.Inbox;
using CreativeLabs.Notifications.Preferences;
using CreativeLabs.Notifications.Recipients;
using CreativeLabs.Notifications.SmsProviders;
using CreativeLabs.Notifications.Webhooks;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Data;

internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : DbContext(options)
{
    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<GroupContact> GroupContacts => Set<GroupContact>();

    public DbSet<PersonPreferences> PersonPreferences => Set<PersonPreferences>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<InboxPlace> InboxPlaces => Set<InboxPlace>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<ProviderWeight> ProviderWeights => Set<ProviderWeight>();

    public DbSet<SmsDay> SmsDays => Set<SmsDay>();

    public DbSet<PublicEvent> PublicEvents => Set<PublicEvent>();

    public DbSet<PartnerAccess> Partners => Set<PartnerAccess>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookSecret> WebhookSecrets => Set<WebhookSecret>();

    public DbSet<WebhookMessage> WebhookMessages => Set<WebhookMessage>();

    public DbSet<WebhookAttempt> WebhookAttempts => Set<WebhookAttempt>();

    public DbSet<ErasedPerson> ErasedPeople => Set<ErasedPerson>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationsDb).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseHouseNames();
    }
}
