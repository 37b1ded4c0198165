using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Asked: nobody has approved yet that it is paid by invoice.</summary>
internal enum StandingOrderState { Asked, Active, Ended }

/// <summary>What becomes of what nobody can deliver. Reduce: there is less. NextCycle: it is wanted beside the next one. Substitute:
/// another good takes its place, as the buyer has agreed beforehand.</summary>
internal enum Shortage { Reduce, NextCycle, Substitute }

/// <summary>The same goods again and again, for a school's kitchen or a hotel, paid by invoice.</summary>
internal sealed class StandingOrder : IVersioned
{
    private StandingOrder(Guid id, Guid buyerId, Guid goodId, int quantity, DateOnly nextOn, DateOnly lastOn) =>
        (Id, BuyerId, GoodId, Quantity, NextOn, LastOn) = (id, buyerId, goodId, quantity, nextOn, lastOn);

    public Guid Id { get; private set; }

    public Guid BuyerId { get; private set; }

    public Guid GoodId { get; private set; }

    /// <summary>What may take its place.</summary>
    public Guid? SubstituteId { get; private set; }

    public Shortage Shortage { get; private set; }

    /// <summary>Each time, in parts of the good's unit.</summary>
    public int Quantity { get; private set; }

    /// <summary>What could not be delivered and is wanted beside the next one.</summary>
    public int Carried { get; private set; }

    public int EveryWeeks { get; private set; }

    /// <summary>The first delivery of which there is no cycle yet.</summary>
    public DateOnly NextOn { get; private set; }

    public DateOnly LastOn { get; private set; }

    /// <summary>Whose kitchen it is; null once its buyer was erased.</summary>
    public string? Place { get; private set; }

    public string? Address { get; private set; }

    public StandingOrderState State { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public int Version { get; private set; } = 1;

    public static StandingOrder Ask(Guid buyerId, Guid goodId, StandingOrderTerms terms, DateTimeOffset now, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(now), buyerId, goodId, terms.Quantity, terms.FirstOn, terms.LastOn)
        {
            SubstituteId = terms.SubstituteId, Shortage = terms.Shortage, EveryWeeks = terms.EveryWeeks, Place = terms.Place,
            Address = terms.Address,
        };

    public Error? Approve(Guid by)
    {
        if (by == BuyerId)
        {
            return SupplyRules.OwnOrder;
        }

        if (State is not StandingOrderState.Asked)
        {
            return SupplyRules.WrongState(State);
        }

        (State, ApprovedBy) = (StandingOrderState.Active, by);
        Version++;
        return null;
    }

    public void End()
    {
        if (State is not StandingOrderState.Ended)
        {
            State = StandingOrderState.Ended;
            Version++;
        }
    }

    /// <summary>The next delivery of which a cycle is to be opened by now; null when there is none.</summary>
    public SupplyCycle? OpenNext(SupplyGood good, DateTimeOffset now)
    {
        if (State is not StandingOrderState.Active || NextOn > LastOn || now < SupplyTimes.OpensAt(NextOn))
        {
            return null;
        }

        var cycle = SupplyCycle.Open(this, NextOn, good.Price, Quantity + Carried, now);
        (NextOn, Carried) = (NextOn.AddDays(7 * EveryWeeks), 0);
        Version++;
        return cycle;
    }

    public void Carry(int quantity)
    {
        Carried += quantity;
        Version++;
    }

    public static void Map(ModelBuilder model) => model.Entity<StandingOrder>(order =>
    {
        order.ToTable("standing_orders", table => table.HasCheckConstraint("ck_standing_orders",
            "quantity > 0 AND carried >= 0 AND every_weeks BETWEEN 1 AND 8 AND approved_by <> buyer_id "
            + "AND (state <> 'Active' OR approved_by IS NOT NULL) AND (shortage = 'Substitute') = (substitute_id IS NOT NULL)"));
        order.HasOne<SupplyGood>().WithMany().HasForeignKey(o => o.GoodId).OnDelete(DeleteBehavior.Restrict);
        order.HasOne<SupplyGood>().WithMany().HasForeignKey(o => o.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        order.HasIndex(o => new { o.BuyerId, o.Id });
    });
}

/// <summary>What a buyer wants.</summary>
internal sealed record StandingOrderTerms(
    int Quantity, int EveryWeeks, DateOnly FirstOn, DateOnly LastOn, Shortage Shortage, Guid? SubstituteId, string Place, string Address);

/// <summary>When a cycle goes on, in Bishkek (UTC+6 all year).</summary>
internal static class SupplyTimes
{
    /// <summary>A week before: from then on its buyer may say that she wants more or less this time.</summary>
    public static DateTimeOffset OpensAt(DateOnly day) => At(day.AddDays(-7), 6);

    /// <summary>Three days before, in the evening: what is wanted is split over who delivers it.</summary>
    public static DateTimeOffset FreezesAt(DateOnly day) => At(day.AddDays(-3), 18);

    /// <summary>On the evening before: who has not said that she delivers does not.</summary>
    public static DateTimeOffset ConfirmBy(DateOnly day) => At(day.AddDays(-1), 18);

    /// <summary>Three days later: what was packed and not complained of was delivered.</summary>
    public static DateTimeOffset ClosesAt(DateOnly day) => At(day.AddDays(3), 18);

    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateTimeOffset At(DateOnly day, int hour) =>
        new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.FromHours(6)).ToUniversalTime();
}
