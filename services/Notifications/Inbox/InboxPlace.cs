using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>One row a person, which says whether anything in her inbox has changed. Writing a notification locks it until the commit, so
/// that sequences become visible in their order and a stream never passes one by.</summary>
internal sealed class InboxPlace : IVersioned, IEntityTypeConfiguration<InboxPlace>
{
    public Guid PersonId { get; private set; }

    /// <summary>The sequence of her last notification.</summary>
    public long Last { get; private set; }

    /// <summary>Grows with each notification and each reading.</summary>
    public int Version { get; private set; }

    /// <summary>The place first, as everywhere: two statements that take both rows in another order could wait for each other.</summary>
    public static Task Lock(NotificationsDb db, Guid person, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM inbox_places WHERE person_id = {person} FOR UPDATE", token);

    /// <summary>Readers look again.</summary>
    public static Task Changed(NotificationsDb db, Guid person, CancellationToken token) =>
        db.InboxPlaces.Where(p => p.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1), token);

    public void Configure(EntityTypeBuilder<InboxPlace> builder) => builder.HasKey(p => p.PersonId);
}
