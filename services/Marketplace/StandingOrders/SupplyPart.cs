using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Payouts;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

internal enum PartState { Offered, Confirmed, Packed, Delivered, Declined, Lapsed }

/// <summary>What one shop delivers of a cycle.</summary>
internal sealed class SupplyPart
{
    private SupplyPart(Guid id, Guid cycleId, Guid sellerId, Guid personId, Guid goodId, SaleUnit unit, long price, int quantity) =>
        (Id, CycleId, SellerId, PersonId, GoodId, Unit, Price, Quantity) = (id, cycleId, sellerId, personId, goodId, unit, price, quantity);

    public Guid Id { get; private set; }

    public Guid CycleId { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>What was ordered, or what takes its place.</summary>
    public Guid GoodId { get; private set; }

    public SaleUnit Unit { get; private set; }

    /// <summary>Tyiyn a unit.</summary>
    public long Price { get; private set; }

    /// <summary>In parts of the unit, as the three below.</summary>
    public int Quantity { get; private set; }

    public int Packed { get; private set; }

    public int Accepted { get; private set; }

    public PartState State { get; private set; }

    /// <summary>The platform's part of the amount as it was booked, tyiyn.</summary>
    public long Fee { get; private set; }

    /// <summary>What it was paid out with; null again when that came back.</summary>
    public Guid? PayoutId { get; private set; }

    public List<PackedLot> Lots { get; private set; } = [];

    /// <summary>Of what was accepted, tyiyn.</summary>
    public long Amount => Unit.Amount(Price, Accepted);

    public static SupplyPart Of(SupplyCycle cycle, Seller seller, SupplyGood good, int quantity, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), cycle.Id, seller.Id, seller.PersonId, good.Id, good.Unit, good.Price, quantity);

    public Error? Confirm() => Step(PartState.Confirmed, PartState.Offered);

    public Error? Decline()
    {
        if (State is PartState.Declined)
        {
            return null;
        }

        return Step(PartState.Declined, PartState.Offered, PartState.Confirmed, PartState.Packed);
    }

    public void Lapse() => State = PartState.Lapsed;

    /// <summary>Of these lots so much each; less than was taken on is delivered short.</summary>
    public Error? Pack(IReadOnlyList<PackedLot> lots)
    {
        var packed = lots.Sum(lot => lot.Quantity);
        if (packed > Quantity)
        {
            return SupplyRules.TooMuchPacked.With("quantity", Unit.Said(Quantity));
        }

        if (Step(PartState.Packed, PartState.Confirmed, PartState.Packed) is { } broken)
        {
            return broken;
        }

        Lots.RemoveAll(before => lots.All(lot => lot.LotId != before.LotId));
        foreach (var lot in lots)
        {
            if (Lots.Find(before => before.LotId == lot.LotId) is { } before)
            {
                before.Pack(lot.Quantity);
            }
            else
            {
                Lots.Add(lot);
            }
        }

        Packed = packed;
        return null;
    }

    /// <summary>What of each lot was sent back is not paid for.</summary>
    public void Deliver(Func<PackedLot, int> rejected)
    {
        Lots.ForEach(lot => lot.Reject(rejected(lot)));
        Accepted = Lots.Sum(lot => lot.Quantity - lot.Rejected);
        State = PartState.Delivered;
    }

    public void Charge(long fee) => Fee = fee;

    private Error? Step(PartState to, params PartState[] from)
    {
        if (!from.Contains(State))
        {
            return SupplyRules.WrongState(State);
        }

        State = to;
        return null;
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<SupplyPart>(part =>
        {
            part.ToTable("supply_parts", table => table.HasCheckConstraint("ck_supply_parts_figures",
                "quantity > 0 AND price > 0 AND packed BETWEEN 0 AND quantity AND accepted BETWEEN 0 AND packed AND fee >= 0"));
            part.HasOne<Seller>().WithMany().HasForeignKey(p => p.SellerId).OnDelete(DeleteBehavior.Restrict);
            part.HasOne<SupplyGood>().WithMany().HasForeignKey(p => p.GoodId).OnDelete(DeleteBehavior.Restrict);
            part.HasOne<Payout>().WithMany().HasForeignKey(p => p.PayoutId).OnDelete(DeleteBehavior.Restrict);
            part.HasMany(p => p.Lots).WithOne().HasForeignKey(lot => lot.PartId).OnDelete(DeleteBehavior.Cascade);
            part.HasIndex(p => new { p.CycleId, p.SellerId, p.GoodId }).IsUnique();
            part.HasIndex(p => new { p.PersonId, p.Id });
            part.Ignore(p => p.Amount);
        });
        model.Entity<PackedLot>(lot =>
        {
            lot.ToTable("packed_lots", table => table.HasCheckConstraint(
                "ck_packed_lots", "quantity > 0 AND rejected BETWEEN 0 AND quantity"));
            lot.HasKey(l => new { l.PartId, l.LotId });
            lot.HasOne<Lots.Lot>().WithMany().HasForeignKey(l => l.LotId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

/// <summary>So much of a lot, for one cycle.</summary>
internal sealed class PackedLot
{
    private PackedLot(Guid partId, Guid lotId, int quantity) => (PartId, LotId, Quantity) = (partId, lotId, quantity);

    public Guid PartId { get; private set; }

    public Guid LotId { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>What was sent back.</summary>
    public int Rejected { get; private set; }

    public static PackedLot Of(Guid partId, Guid lotId, int quantity) => new(partId, lotId, quantity);

    public void Pack(int quantity) => Quantity = quantity;

    public void Reject(int quantity) => Rejected = Math.Clamp(quantity, 0, Quantity);
}
