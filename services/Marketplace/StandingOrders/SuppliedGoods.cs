using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Payouts;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>What of standing orders was paid for is due to who delivered it.</summary>
internal sealed class SuppliedGoods : IPayable
{
    public async Task<IReadOnlyList<PayableItem>> Due(MarketplaceDb db, CancellationToken token) =>
        (await db.SupplyParts.AsNoTracking().Where(part => part.PayoutId == null && part.Accepted > 0
            && db.SupplyCycles.Any(cycle => cycle.Id == part.CycleId && cycle.State == CycleState.Paid)
            && db.PayoutAccounts.Any(account => account.SellerId == part.SellerId)).ToListAsync(token))
            .ConvertAll(part => new PayableItem(part.Id, part.SellerId, part.Amount - part.Fee));

    public Task<int> Claim(MarketplaceDb db, Guid payoutId, IReadOnlyCollection<Guid> items, CancellationToken token) => db.SupplyParts
        .Where(part => items.Contains(part.Id) && part.PayoutId == null)
        .ExecuteUpdateAsync(set => set.SetProperty(part => part.PayoutId, payoutId), token);

    public Task GiveBack(MarketplaceDb db, Guid payoutId, CancellationToken token) => db.SupplyParts
        .Where(part => part.PayoutId == payoutId)
        .ExecuteUpdateAsync(set => set.SetProperty(part => part.PayoutId, (Guid?)null), token);
}
