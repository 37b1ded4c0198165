using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders.Lots;

internal enum LotState { Quarantined, Released, Recalled }

/// <summary>What was harvested or made at once, so that it can be found again wherever it went.</summary>
internal sealed class Lot : IVersioned
{
    private Lot(Guid id, Guid sellerId, Guid personId, Guid goodId, string code, DateOnly harvestedOn) =>
        (Id, SellerId, PersonId, GoodId, Code, HarvestedOn) = (id, sellerId, personId, goodId, code, harvestedOn);

    public Guid Id { get; private set; }

    public Guid SellerId { get; private set; }

    /// <summary>The seller's person.</summary>
    public Guid PersonId { get; private set; }

    public Guid GoodId { get; private set; }

    /// <summary>What its producer calls it.</summary>
    public string Code { get; private set; }

    public DateOnly HarvestedOn { get; private set; }

    public LotState State { get; private set; }

    public List<LotTest> Tests { get; private set; } = [];

    public int Version { get; private set; } = 1;

    public static Lot Of(Seller seller, Guid goodId, string code, DateOnly harvestedOn, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), seller.Id, seller.PersonId, goodId, code, harvestedOn);

    /// <summary>A failed one keeps it from whoever has not got it yet.</summary>
    public Error? Add(LotTest test)
    {
        if (State is LotState.Recalled)
        {
            return SupplyRules.Recalled;
        }

        Tests.Add(test);
        State = test.Passed ? State : LotState.Quarantined;
        Version++;
        return null;
    }

    public Error? Release()
    {
        if (State is LotState.Recalled)
        {
            return SupplyRules.Recalled;
        }

        if (Tests.Count == 0 || Tests.Exists(test => !test.Passed))
        {
            return SupplyRules.NotTested;
        }

        if (State is LotState.Quarantined)
        {
            State = LotState.Released;
            Version++;
        }

        return null;
    }

    /// <returns>True when it was not before.</returns>
    public bool Recall()
    {
        if (State is LotState.Recalled)
        {
            return false;
        }

        State = LotState.Recalled;
        Version++;
        return true;
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Lot>(lot =>
        {
            lot.ToTable("lots");
            lot.HasOne<Seller>().WithMany().HasForeignKey(l => l.SellerId).OnDelete(DeleteBehavior.Restrict);
            lot.HasOne<SupplyGood>().WithMany().HasForeignKey(l => l.GoodId).OnDelete(DeleteBehavior.Restrict);
            lot.HasMany(l => l.Tests).WithOne().HasForeignKey(test => test.LotId).OnDelete(DeleteBehavior.Cascade);
            lot.HasIndex(l => new { l.PersonId, l.Id });
        });
        model.Entity<LotTest>(test => test.ToTable("lot_tests"));
    }
}

/// <summary>What a laboratory found.</summary>
internal sealed class LotTest
{
    private LotTest(Guid id, Guid lotId, string parameter, string result, string laboratory, bool passed, DateTimeOffset testedAt) =>
        (Id, LotId, Parameter, Result, Laboratory, Passed, TestedAt) = (id, lotId, parameter, result, laboratory, passed, testedAt);

    public Guid Id { get; private set; }

    public Guid LotId { get; private set; }

    public string Parameter { get; private set; }

    public string Result { get; private set; }

    public string Laboratory { get; private set; }

    public bool Passed { get; private set; }

    public DateTimeOffset TestedAt { get; private set; }

    public static LotTest Of(Guid lotId, string parameter, string result, string laboratory, bool passed, DateTimeOffset testedAt,
        DateTimeOffset now) => new(Guid.CreateVersion7(now), lotId, parameter, result, laboratory, passed, testedAt);
}
