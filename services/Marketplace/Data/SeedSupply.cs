using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.StandingOrders;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Data;

/// <summary>A school in Osh that wants carrots every week, and two shops that can deliver them.</summary>
internal static class SeedSupply
{
    public static async Task Seed(MarketplaceDb db, IPublishEndpoint publish, DateTimeOffset now)
    {
        var (carrots, beet) = (WellKnown.Id("supply-good/carrots"), WellKnown.Id("supply-good/beet"));
        if (await db.SupplyGoods.AnyAsync(g => g.Id == carrots))
        {
            return;
        }

        db.AddRange(
            SupplyGood.Of(new LocalText("Сабиз", "Морковь", "Carrots"), SaleUnit.Kg, 4_500, 2_000, now, carrots),
            SupplyGood.Of(new LocalText("Кызылча", "Свёкла", "Beetroot"), SaleUnit.Kg, 4_000, 2_000, now, beet));
        var shops = await db.Sellers.Where(s => s.GroupId == null && s.ClosedAt == null).OrderBy(s => s.Id).Select(s => s.Id).Take(2)
            .ToListAsync();
        foreach (var (shop, perWeek) in shops.Zip((int[])[40_000, 25_000]))
        {
            db.Add(SupplyCapacity.Of(shop, carrots, perWeek));
            db.Add(SupplyCapacity.Of(shop, beet, perWeek / 2));
        }

        var first = SupplyTimes.WeekOf(DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(6)).DateTime)).AddDays(14);
        var order = StandingOrder.Ask(WellKnown.Id("person/osh/mentor"), carrots,
            new StandingOrderTerms(30_000, 1, first, first.AddDays(7 * 30), Shortage.Substitute, beet,
                "Ош, № 7 мектептин ашканасы", "Ош шаары, Ленин көчөсү 25"), now, WellKnown.Id("standing-order/osh"));
        order.Approve(WellKnown.Id("person/operator"));
        db.Add(order);
        await publish.SchedulePublish(new StandingOrderDue(order.Id), SupplyTimes.OpensAt(first));
        await db.SaveChangesAsync();
    }
}
