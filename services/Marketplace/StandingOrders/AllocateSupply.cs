using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Splits a cycle over the shops that can deliver in its week. Who splits or gives back holds the week until the transaction ends,
/// so that cycles which are split at once wait for each other, none takes what another has, and nobody waits in a circle.</summary>
internal static class AllocateSupply
{
    private sealed record Room(Guid SellerId, int Left);

    public static async Task Of(MarketplaceDb db, IPublishEndpoint publish, SupplyCycle cycle, DateTimeOffset now, CancellationToken token)
    {
        var order = await db.StandingOrders.AsNoTracking().SingleAsync(o => o.Id == cycle.StandingOrderId, token);
        var parts = await Split(db, cycle, order.GoodId, cycle.Quantity, now, token);
        var missing = cycle.Quantity - parts.Sum(part => part.Quantity);
        if (missing > 0 && order.SubstituteId is { } other)
        {
            parts.AddRange(await Split(db, cycle, other, missing, now, token));
            missing = cycle.Quantity - parts.Sum(part => part.Quantity);
        }

        cycle.Offer(parts, missing);
        db.AddRange(parts);
        foreach (var part in parts)
        {
            await publish.Publish(new SupplyOffered(part.Id, cycle.Id, part.PersonId, cycle.DeliversOn), token);
        }

        await Missing.Tell(db, publish, cycle, missing, now, token);
    }

    /// <summary>It is not delivered by her: her week has room again.</summary>
    public static async Task GiveBack(MarketplaceDb db, SupplyCycle cycle, SupplyPart part, CancellationToken token)
    {
        var week = await LockWeek(db, cycle, token);
        await db.SupplyWeeks.Where(w => w.GoodId == part.GoodId && w.Week == week && w.SellerId == part.SellerId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Taken, w => w.Taken - part.Quantity), token);
    }

    private static async Task<DateOnly> LockWeek(MarketplaceDb db, SupplyCycle cycle, CancellationToken token)
    {
        var week = SupplyTimes.WeekOf(cycle.DeliversOn);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('supply_weeks'), {week.DayNumber})", token);
        return week;
    }

    private static async Task<List<SupplyPart>> Split(MarketplaceDb db, SupplyCycle cycle, Guid goodId, int wanted, DateTimeOffset now,
        CancellationToken token)
    {
        var week = await LockWeek(db, cycle, token);
        var good = await db.SupplyGoods.AsNoTracking().SingleAsync(g => g.Id == goodId, token);
        // What was declared since counts, and what is taken stays so.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO supply_weeks AS w (good_id, week, seller_id, capacity, taken)
            SELECT c.good_id, {week}, c.seller_id, c.per_week, 0 FROM supply_capacities c JOIN sellers s ON s.id = c.seller_id
            WHERE c.good_id = {goodId} AND s.closed_at IS NULL AND s.paused_at IS NULL ORDER BY c.seller_id
            ON CONFLICT (good_id, week, seller_id) DO UPDATE SET capacity = greatest(EXCLUDED.capacity, w.taken)
            """, token);
        var rooms = await db.Database.SqlQuery<Room>(
            $"""
            SELECT w.seller_id AS "SellerId", w.capacity - w.taken AS "Left" FROM supply_weeks w JOIN sellers s ON s.id = w.seller_id
            WHERE w.good_id = {goodId} AND w.week = {week} AND s.closed_at IS NULL AND s.paused_at IS NULL
            ORDER BY w.seller_id FOR UPDATE OF w
            """).ToListAsync(token);
        var split = SplitSupply.Of(wanted, rooms.ConvertAll(room => (long)room.Left), good.SmallestLot);
        var shops = rooms.ConvertAll(room => room.SellerId);
        var sellers = await db.Sellers.AsNoTracking().Where(s => shops.Contains(s.Id)).ToDictionaryAsync(s => s.Id, token);
        var parts = new List<SupplyPart>();
        foreach (var (room, quantity) in rooms.Zip(split).Where(pair => pair.Second > 0))
        {
            parts.Add(SupplyPart.Of(cycle, sellers[room.SellerId], good, (int)quantity, now));
            await db.SupplyWeeks.Where(w => w.GoodId == goodId && w.Week == week && w.SellerId == room.SellerId)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.Taken, w => w.Taken + (int)quantity), token);
        }

        return parts;
    }
}
