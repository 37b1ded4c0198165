using CreativeLabs.Marketplace.Data;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Nobody belongs to this id any more: a right to sell that is told late is not kept.</summary>
internal sealed class ErasedPerson
{
    public Guid PersonId { get; private set; }

    public DateTimeOffset ErasedAt { get; private set; }

    /// <summary>Until the transaction ends, no right is granted to the person: who is granting one is waited for, who comes later sees that
    /// she was erased.</summary>
    public static Task Shut(MarketplaceDb db, Guid person, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({person.ToString()}, 0))", token);

    /// <summary>Keeps her erasure waiting until the transaction ends; to be followed by a statement that looks whether she was
    /// erased.</summary>
    public static Task Delay(MarketplaceDb db, Guid person, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({person.ToString()}, 0))", token);

    public static void Map(ModelBuilder model) => model.Entity<ErasedPerson>(person =>
    {
        person.ToTable("erased_people");
        person.HasKey(p => p.PersonId);
    });
}
