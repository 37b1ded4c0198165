using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>Paused: nothing can be ordered for a while.</summary>
internal enum SellerState { Open, Paused, Closed }

/// <summary>The shop of a person or of a self-help group.</summary>
internal sealed class Seller : IVersioned
{
    public const string OnePerPerson = "ix_sellers_person_id";

    private Seller(Guid id, Guid personId, LocalText displayName, DateTimeOffset openedAt) =>
        (Id, PersonId, DisplayName, OpenedAt) = (id, personId, displayName, openedAt);

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Of a self-help group, which then stands where a person stands elsewhere; null for a person's shop.</summary>
    public Guid? GroupId { get; private set; }

    public LocalText DisplayName { get; private set; }

    /// <summary>What it says of itself.</summary>
    public LocalText? About { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Set when its owner closed it or was erased; nothing can be sold in it any more.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A lab where its goods can be fetched.</summary>
    public Guid? PickupLabId { get; private set; }

    /// <summary>For bringing one order, tyiyn; null when it brings nothing.</summary>
    public long? DeliveryFee { get; private set; }

    /// <summary>Goods worth so much are brought for nothing, tyiyn.</summary>
    public long? DeliveryFreeFrom { get; private set; }

    public LocalText? DeliveryAreas { get; private set; }

    public DeliveryOffer Delivery => new(
        PickupLabId, DeliveryFee is { } fee ? Money.Of(fee) : null, DeliveryFreeFrom is { } free ? Money.Of(free) : null, DeliveryAreas);

    /// <summary>The version of the terms for sellers that was accepted last.</summary>
    public string? Terms { get; private set; }

    public int Version { get; private set; } = 1;

    public SellerState State => ClosedAt is not null ? SellerState.Closed : PausedAt is not null ? SellerState.Paused : SellerState.Open;

    public static Seller Open(Guid personId, LocalText displayName, DateTimeOffset now, Guid? id = null, Guid? groupId = null) =>
        new(id ?? Guid.CreateVersion7(now), personId, displayName, now) { GroupId = groupId };

    public void Close(LocalText name, DateTimeOffset now)
    {
        DisplayName = name;
        ClosedAt ??= now;
        Version++;
    }

    public Error? Rename(LocalText name, LocalText? about)
    {
        if (ClosedAt is not null)
        {
            return SellerRules.Closed;
        }

        if (name != DisplayName || about != About)
        {
            (DisplayName, About) = (name, about);
            Version++;
        }

        return null;
    }

    public Error? Offer(DeliveryOffer offer)
    {
        if (ClosedAt is not null)
        {
            return SellerRules.Closed;
        }

        if (offer != Delivery)
        {
            (PickupLabId, DeliveryFee, DeliveryFreeFrom, DeliveryAreas) =
                (offer.PickupLabId, offer.Fee?.Amount, offer.FreeFrom?.Amount, offer.Areas);
            Version++;
        }

        return null;
    }

    /// <summary>What it takes for goods worth so much, tyiyn; null when it does not offer that way.</summary>
    public long? FeeFor(DeliveryWay way, long goods) => way switch
    {
        DeliveryWay.Pickup => 0,
        DeliveryWay.Lab => PickupLabId is null ? null : 0,
        _ => goods >= DeliveryFreeFrom ? 0 : DeliveryFee,
    };

    public Error? Pause(DateTimeOffset now) => Rest(PausedAt ?? now);

    public Error? Resume() => Rest(null);

    public void AcceptTerms(string version)
    {
        Terms = version;
        Version++;
    }

    /// <summary>Its owner was erased: nothing is left of her words.</summary>
    public void Forget() => (About, PickupLabId, DeliveryFee, DeliveryFreeFrom, DeliveryAreas) = (null, null, null, null, null);

    private Error? Rest(DateTimeOffset? since)
    {
        if (ClosedAt is not null)
        {
            return SellerRules.Closed;
        }

        if (PausedAt != since)
        {
            PausedAt = since;
            Version++;
        }

        return null;
    }

    /// <summary>Something that belongs to it changed.</summary>
    public void Touch() => Version++;

    public static void Map(ModelBuilder model) => model.Entity<Seller>(seller =>
    {
        seller.HasIndex(s => s.PersonId).IsUnique();
        seller.Property(s => s.Terms).HasMaxLength(20);
        seller.Ignore(s => s.Delivery);
        seller.ToTable(table =>
        {
            table.HasCheckConstraint("ck_sellers_group", "group_id = person_id");
            table.HasCheckConstraint("ck_sellers_delivery",
                "delivery_fee >= 0 AND (delivery_fee IS NULL) = (delivery_areas IS NULL) "
                + "AND (delivery_free_from IS NULL OR delivery_fee IS NOT NULL)");
        });
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
