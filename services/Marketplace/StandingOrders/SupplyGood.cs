using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>What standing orders are for, such as carrots: the operator keeps the list, with one price for all who deliver it.</summary>
internal sealed class SupplyGood
{
    private SupplyGood(Guid id, LocalText name, SaleUnit unit, long price, int smallestLot) =>
        (Id, Name, Unit, Price, SmallestLot) = (id, name, unit, price, smallestLot);

    public Guid Id { get; private set; }

    public LocalText Name { get; private set; }

    public SaleUnit Unit { get; private set; }

    /// <summary>Tyiyn a unit.</summary>
    public long Price { get; private set; }

    /// <summary>Nobody delivers less, in parts of the unit.</summary>
    public int SmallestLot { get; private set; }

    public static SupplyGood Of(LocalText name, SaleUnit unit, long price, int smallestLot, DateTimeOffset now, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(now), name, unit, price, smallestLot);

    public static void Map(ModelBuilder model) => model.Entity<SupplyGood>(good =>
        good.ToTable("supply_goods", table => table.HasCheckConstraint("ck_supply_goods", "price > 0 AND smallest_lot > 0")));
}

/// <summary>What a shop can deliver of a good in a week.</summary>
internal sealed class SupplyCapacity
{
    private SupplyCapacity(Guid sellerId, Guid goodId, int perWeek) => (SellerId, GoodId, PerWeek) = (sellerId, goodId, perWeek);

    public Guid SellerId { get; private set; }

    public Guid GoodId { get; private set; }

    /// <summary>In parts of the good's unit.</summary>
    public int PerWeek { get; private set; }

    public static SupplyCapacity Of(Guid sellerId, Guid goodId, int perWeek) => new(sellerId, goodId, perWeek);

    public void Declare(int perWeek) => PerWeek = perWeek;

    public static void Map(ModelBuilder model) => model.Entity<SupplyCapacity>(capacity =>
    {
        capacity.ToTable("supply_capacities", table => table.HasCheckConstraint("ck_supply_capacities", "per_week >= 0"));
        capacity.HasKey(c => new { c.GoodId, c.SellerId });
        capacity.HasOne<Seller>().WithMany().HasForeignKey(c => c.SellerId).OnDelete(DeleteBehavior.Restrict);
        capacity.HasOne<SupplyGood>().WithMany().HasForeignKey(c => c.GoodId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>How much of a shop's week is taken. The database keeps 0 &lt;= taken &lt;= capacity.</summary>
internal sealed class SupplyWeek
{
    private SupplyWeek() { }

    public Guid GoodId { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>Its Monday.</summary>
    public DateOnly Week { get; private set; }

    public int Capacity { get; private set; }

    public int Taken { get; private set; }

    public static void Map(ModelBuilder model) => model.Entity<SupplyWeek>(week =>
    {
        week.ToTable("supply_weeks", table => table.HasCheckConstraint("ck_supply_weeks_taken", "0 <= taken AND taken <= capacity"));
        week.HasKey(w => new { w.GoodId, w.Week, w.SellerId });
    });
}
