using System.Security.Cryptography;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>What bodies are signed with. It is needed in clear each time, so it lies here sealed. The one before signs beside it for a
/// day.</summary>
internal sealed class WebhookSecret : IEntityTypeConfiguration<WebhookSecret>
{
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    public Guid Id { get; private set; }

    public Guid WebhookId { get; private set; }

    public byte[] Sealed { get; private set; } = [];

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>From then on it signs no more; null for the newest.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public static (WebhookSecret Secret, string Words) Make(Guid webhook, PlatformKey platform, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var bytes = RandomNumberGenerator.GetBytes(Bytes);
        return (new WebhookSecret
        {
            Id = id,
            WebhookId = webhook,
            Sealed = Keys.Sealed.Seal(KeyOf(platform), bytes, BoundTo(id)),
            MadeAt = now,
        }, Prefix + Convert.ToBase64String(bytes));
    }

    public byte[] Open(PlatformKey platform) => Keys.Sealed.Open(KeyOf(platform), Sealed, BoundTo(Id));

    public bool Signs(DateTimeOffset now) => EndsAt is null || EndsAt > now;

    public void End(DateTimeOffset at) => EndsAt ??= at;

    public void Configure(EntityTypeBuilder<WebhookSecret> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.WebhookId);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(s => s.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }

    private static byte[] KeyOf(PlatformKey platform) => platform.For("webhook-secrets");

    private static string BoundTo(Guid id) => $"webhook_secrets/{id}";
}
