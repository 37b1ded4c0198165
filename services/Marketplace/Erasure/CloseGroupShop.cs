using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>A group is no more: its shop closes, what was ordered of it and not handed over goes back to who ordered it. What it is owed is
/// paid out as before.</summary>
internal sealed class CloseGroupShopConsumer(MarketplaceDb db, IEnumerable<IErasureStep> steps, TimeProvider clock)
    : IConsumer<GroupDissolved>
{
    public async Task Consume(ConsumeContext<GroupDissolved> context)
    {
        var (group, token, now) = (context.Message.GroupId, context.CancellationToken, clock.GetUtcNow());
        if (await db.Sellers.SingleOrDefaultAsync(s => s.GroupId == group && s.ClosedAt == null, token) is not { } seller)
        {
            return;
        }

        seller.Close(seller.DisplayName, now);
        var listings = await db.Listings.Where(l => l.SellerId == seller.Id && l.State != ListingState.Archived).OrderBy(l => l.Id)
            .ToListAsync(token);
        listings.ForEach(listing => listing.Archive());
        await db.Keep(listings, now, token);
        await db.SaveChangesAsync(token);
        await db.ShopAgents.Where(agent => agent.GroupId == group).ExecuteDeleteAsync(token);
        await CallOffOrders.Of(db, context, group, now, token);
        foreach (var step in steps)
        {
            await step.Erase(db, context, group, now, token);
        }

        await CloseShop.Empty(db, group, token);
    }
}
