using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>Something that partners may know, as the feed and webhooks carry it. It names no person.</summary>
internal sealed class PublicEvent : IEntityTypeConfiguration<PublicEvent>
{
    public Guid Id { get; private set; }

    /// <summary>Its place in the feed. It grows in the order in which events were committed, so that a reader passes none by.</summary>
    public long Sequence { get; private set; }

    public string Type { get; private set; } = "";

    /// <summary>Whose it is; null for what concerns the whole platform.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>The only partner that gets it; null for all that reach the lab.</summary>
    public Guid? OnlyFor { get; private set; }

    /// <summary>What happened to what: the same is published once, however often it is told.</summary>
    public string NaturalKey { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>The whole body, as it is sent.</summary>
    public string Body { get; private set; } = "";

    public void Configure(EntityTypeBuilder<PublicEvent> builder)
    {
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.Sequence).IsUnique();
        builder.HasIndex(e => e.NaturalKey).IsUnique();
        builder.HasIndex(e => e.PublishedAt);
    }
}
