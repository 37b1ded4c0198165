using CreativeLabs.Marketplace.Data;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>What sellers are owed beside orders, and is paid out together with them. Each item is in one payout at a time.</summary>
internal interface IPayable
{
    Task<IReadOnlyList<PayableItem>> Due(MarketplaceDb db, CancellationToken token);

    /// <summary>These are in the payout from now on.</summary>
    /// <returns>How many of them were in none before.</returns>
    Task<int> Claim(MarketplaceDb db, Guid payoutId, IReadOnlyCollection<Guid> items, CancellationToken token);

    /// <summary>What is in the payout is due again.</summary>
    Task GiveBack(MarketplaceDb db, Guid payoutId, CancellationToken token);
}

/// <summary>All of them.</summary>
internal sealed class Payables(IEnumerable<IPayable> all)
{
    public IReadOnlyList<IPayable> All { get; } = [.. all];
}

/// <summary>Something that is due.</summary>
/// <param name="Id">Names it where it is kept.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Net">What she gets of it, tyiyn.</param>
internal sealed record PayableItem(Guid Id, Guid SellerId, long Net);
