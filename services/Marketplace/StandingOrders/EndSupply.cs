using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Erasure;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Standing orders of who leaves, and what she was to deliver. What was delivered stays to be paid; of a lot what it was called
/// stays, so that it can be recalled, under its id.</summary>
internal sealed class EndSupply : IErasureStep
{
    public async Task Erase(MarketplaceDb db, IPublishEndpoint publish, Guid party, DateTimeOffset now, CancellationToken token)
    {
        var open = await db.SupplyCycles.AsNoTracking()
            .Where(c => (c.State == CycleState.Open || c.State == CycleState.Offered || c.State == CycleState.Confirmed)
                && (c.BuyerId == party || c.Parts.Any(part => part.PersonId == party)))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(token);
        foreach (var id in open)
        {
            var cycle = (await db.LockCycle(id, token))!;
            var parts = cycle.Parts.Where(part => (cycle.BuyerId == party || part.PersonId == party)
                && part.State is PartState.Offered or PartState.Confirmed or PartState.Packed).ToList();
            foreach (var part in parts)
            {
                await AllocateSupply.GiveBack(db, cycle, part, token);
            }

            if (cycle.BuyerId == party)
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
            UPDATE standing_orders SET state = 'Ended', place = NULL, address = NULL, version = version + 1 WHERE buyer_id = {party};
            DELETE FROM supply_capacities WHERE seller_id IN (SELECT id FROM sellers WHERE person_id = {party});
            UPDATE lots SET code = left(id::text, 13) WHERE person_id = {party};
            """, token);
    }
}
