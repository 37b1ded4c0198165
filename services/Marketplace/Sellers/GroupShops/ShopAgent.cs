using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers.GroupShops;

/// <summary>A member who may act for her group's shop beside the leader and the treasurer.</summary>
internal sealed class ShopAgent
{
    public const int Most = 5;

    private ShopAgent(Guid groupId, Guid personId) => (GroupId, PersonId) = (groupId, personId);

    public Guid GroupId { get; private set; }

    public Guid PersonId { get; private set; }

    public static ShopAgent Of(Guid groupId, Guid personId) => new(groupId, personId);

    public static void Map(ModelBuilder model) => model.Entity<ShopAgent>(agent =>
    {
        agent.HasKey(a => new { a.GroupId, a.PersonId });
        agent.HasIndex(a => a.PersonId);
    });
}

/// <summary>What part of a group's proceeds is a member's, in proportion to all of them.</summary>
internal sealed class GroupShare
{
    public const int MostWeight = 10_000;

    private GroupShare(Guid sellerId, Guid personId, int weight) => (SellerId, PersonId, Weight) = (sellerId, personId, weight);

    public Guid SellerId { get; private set; }

    public Guid PersonId { get; private set; }

    public int Weight { get; private set; }

    public static GroupShare Of(Guid sellerId, Guid personId, int weight) => new(sellerId, personId, weight);

    public static void Map(ModelBuilder model) => model.Entity<GroupShare>(share =>
    {
        share.HasKey(s => new { s.SellerId, s.PersonId });
        share.HasOne<Seller>().WithMany().HasForeignKey(s => s.SellerId).OnDelete(DeleteBehavior.Restrict);
        share.HasIndex(s => s.PersonId);
        share.ToTable(table => table.HasCheckConstraint("ck_group_shares_weight", $"weight BETWEEN 1 AND {MostWeight}"));
    });
}
