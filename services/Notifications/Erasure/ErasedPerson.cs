using CreativeLabs.Notifications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Notifications.Erasure;

/// <summary>Nobody belongs to this id any more: facts about it that come late find it here and leave nothing behind.</summary>
internal sealed class ErasedPerson : IEntityTypeConfiguration<ErasedPerson>
{
    public Guid PersonId { get; private set; }

    public DateTimeOffset ErasedAt { get; private set; }

    /// <summary>Until the transaction ends, nobody writes to the person: who is writing is waited for, who comes later sees that she was
    /// erased. A writer takes the same lock shared, in a statement before the one that writes.</summary>
    public static Task Shut(NotificationsDb db, Guid person, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({person.ToString()}, 0))", token);

    public void Configure(EntityTypeBuilder<ErasedPerson> builder) => builder.HasKey(p => p.PersonId);
}
