using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers.GroupShops;

/// <summary>Who acts for the shop.</summary>
/// <param name="PersonIds">Up to five members, beside the leader and the treasurer.</param>
internal sealed record AppointAgentsBody(IReadOnlyList<Guid> PersonIds);

internal static class AppointAgents
{
    /// <summary>By the leader or the treasurer: who was named by them names nobody further.</summary>
    public static async Task<Results<Ok<GroupShopView>, ProblemResult>> Handle(AppointAgentsBody body, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var named = body.PersonIds.Distinct().Order().ToList();
        if (new Validation().Range(named.Count, 0, ShopAgent.Most, "personIds").Problem is { } refusal)
        {
            return refusal;
        }

        var (seller, broken) = await ShareProceeds.LockShop(db, http, token);
        if (seller is null)
        {
            return broken!;
        }

        var (group, self) = (seller.PersonId, Caller.Of(http.User)!.PersonId);
        if (!await db.KnownGroups.AnyAsync(g => g.Id == group && (g.LeaderId == self || g.TreasurerId == self), token))
        {
            return ProblemResult.Forbidden;
        }

        if (await ShareProceeds.Stranger(db, group, named, token) is { } stranger)
        {
            return ProblemResult.Of(GroupShopRules.NotAMember.With("personId", stranger));
        }

        var before = await db.ShopAgents.Where(a => a.GroupId == group).ToListAsync(token);
        var version = seller.Version;
        if (!before.Select(a => a.PersonId).Order().SequenceEqual(named))
        {
            db.RemoveRange(before.Where(a => !named.Contains(a.PersonId)));
            db.AddRange(named.Except(before.Select(a => a.PersonId)).Select(person => ShopAgent.Of(group, person)));
            seller.Touch();
        }

        return await ShareProceeds.Save(db, seller, version, http, token);
    }
}

internal static class GroupShopRules
{
    public static readonly Error NotAGroup = new("not_a_group_shop",
        "Бул топтун дүкөнү эмес.", "Это не магазин группы.", "This is not the shop of a group.");

    public static readonly Error NotAMember = new("not_a_group_member",
        "Бул адам топтун мүчөсү эмес.", "Этот человек не участник группы.", "This person is not a member of the group.");
}
