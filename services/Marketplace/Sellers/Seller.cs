using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A person's shop.</summary>
internal sealed class Seller : IVersioned
{
    public const string OnePerPerson = "ix_sellers_person_id";

    private Seller(Guid id, Guid personId, LocalText displayName, DateTimeOffset openedAt) =>
        (Id, PersonId, DisplayName, OpenedAt) = (id, personId, displayName, openedAt);

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public LocalText DisplayName { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Set when its owner was erased; nothing can be sold in it any more.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static Seller Open(Guid personId, LocalText displayName, DateTimeOffset now, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(now), personId, displayName, now);

    public void Close(LocalText name, DateTimeOffset now)
    {
        DisplayName = name;
        ClosedAt ??= now;
        Version++;
    }

    /// <summary>Something that belongs to it changed.</summary>
    public void Touch() => Version++;

    public static void Map(ModelBuilder model) => model.Entity<Seller>(seller =>
    {
        seller.HasIndex(s => s.PersonId).IsUnique();
    });
}

/// <summary>A seller's very first paid sale; there is one row a seller, whoever writes it first.</summary>
internal sealed class FirstSale
{
    public Guid SellerId { get; private set; }

    public Guid SellerOrderId { get; private set; }

    public DateTimeOffset PaidAt { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<FirstSale>().HasKey(sale => sale.SellerId);
}
