using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>Something that a person is told, once for what it is about. The text is made when it is read.</summary>
internal sealed class Notification : IEntityTypeConfiguration<Notification>
{
    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The application, order, session ... that it is about.</summary>
    public Guid SubjectId { get; private set; }

    public string Template { get; private set; } = "";

    public int TemplateVersion { get; private set; }

    public Category Category { get; private set; }

    /// <summary>Figures and public texts, never who somebody is or what was said to her.</summary>
    public Dictionary<string, LocalText> Parameters { get; private set; } = [];

    /// <summary>False when she does not want this category in her inbox.</summary>
    public bool InInbox { get; private set; }

    /// <summary>Grows by one with each notification of the person, in the order in which they were committed.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Parameters).AsJson();
        builder.HasIndex(n => new { n.PersonId, n.SubjectId, n.Template }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.Sequence }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.Id });
    }
}
