using CreativeLabs.Marketplace.Data;
using MassTransit;

namespace CreativeLabs.Marketplace.Erasure;

/// <summary>What a feature does of its own when a person leaves, or a group is no more; in the transaction of the erasure. The same person
/// may be told of again.</summary>
internal interface IErasureStep
{
    Task Erase(MarketplaceDb db, IPublishEndpoint publish, Guid party, DateTimeOffset now, CancellationToken token);
}
