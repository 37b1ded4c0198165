using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.StandingOrders;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>Standing orders of who leaves, and what she was to deliver. What was delivered stays to be paid; of a lot what it was called
/// stays, so that it can be recalled, under its id.</summary>
internal static class EndSupply
{
    public static async Task Of(MarketplaceDb db, IPublishEndpoint publish, Guid person, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.SupplyCycles.AsNoTracking()
            .Where(c => (c.State == CycleState.Open || c.State == CycleState.Offered || c.State == CycleState.Confirmed)
                && (c.BuyerId == person || c.Parts.Any(part => part.PersonId == person)))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(token);
        foreach (var id in open)
        {
            var cycle = (await db.LockCycle(id, token))!;
            var parts = cycle.Parts.Where(part => (cycle.BuyerId == person || part.PersonId == person)
                && part.State is PartState.Offered or PartState.Confirmed or PartState.Packed).ToList();
            foreach (var part in parts)
            {
                await AllocateSupply.GiveBack(db, cycle, part, token);
            }

            if (cycle.BuyerId == person)
            {
                cycle.CallOff();
            }
            else
            {
                parts.ForEach(part => part.Decline());
                cycle.Touch();
                if (cycle.State is CycleState.Confirmed)
                {
                    parts.ForEach(cycle.Lose);
                    await Missing.Tell(db, publish, cycle, parts.Sum(part => part.Quantity), now, token);
                }
            }

            await db.SaveChangesAsync(token);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE standing_orders SET state = 'Ended', place = NULL, address = NULL, version = version + 1 WHERE buyer_id = {person};
            DELETE FROM supply_capacities WHERE seller_id IN (SELECT id FROM sellers WHERE person_id = {person});
            UPDATE lots SET code = left(id::text, 13) WHERE person_id = {person};
            """, token);
    }
}
