using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Sellers.GroupShops;

/// <summary>How the proceeds are shared.</summary>
/// <param name="Items">Up to 40 members, each once; with nobody all of it is the group's.</param>
internal sealed record ShareProceedsBody(IReadOnlyList<MemberShare> Items);

/// <summary>What part is a member's.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Weight">1 to 10,000, in proportion to the sum of all.</param>
internal sealed record MemberShare(Guid PersonId, int Weight);

/// <summary>A group's shop, for who acts for it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="SellerId">Its shop.</param>
/// <param name="Agents">Who may act for it beside the leader and the treasurer.</param>
/// <param name="Shares">How its proceeds are shared.</param>
internal sealed record GroupShopView(Guid GroupId, Guid SellerId, IReadOnlyList<Guid> Agents, IReadOnlyList<MemberShare> Shares);

internal static class ShareProceeds
{
    private const int Most = 40;

    public static async Task<Results<Ok<GroupShopView>, ProblemResult>> Show(Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Sellers.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == caller.PersonId, token) is not { } seller)
        {
            return ProblemResult.NotFound;
        }

        if (seller.GroupId is null)
        {
            return ProblemResult.Of(GroupShopRules.NotAGroup);
        }

        http.SetETag(seller);
        return TypedResults.Ok(await View(db, seller, token));
    }

    /// <summary>Holds from the next payout on: what is on its way is shared as it was.</summary>
    public static async Task<Results<Ok<GroupShopView>, ProblemResult>> Handle(ShareProceedsBody body, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var validation = new Validation().Range(body.Items.Count, 0, Most, "items").Check(
            body.Items.All(item => item is not null) && body.Items.DistinctBy(item => item.PersonId).Count() == body.Items.Count,
            "items", "Ар бир мүчө бир жолу.", "Каждая участница один раз.", "Each member once.");
        for (var i = 0; i < Math.Min(body.Items.Count, Most); i++)
        {
            validation.Range(body.Items[i]?.Weight ?? 0, 1, GroupShare.MostWeight, $"items[{i}].weight");
        }

        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        var (seller, broken) = await LockShop(db, http, token);
        if (seller is null)
        {
            return broken!;
        }

        if (await Stranger(db, seller.PersonId, [.. body.Items.Select(item => item.PersonId)], token) is { } stranger)
        {
            return ProblemResult.Of(GroupShopRules.NotAMember.With("personId", stranger));
        }

        var before = await db.GroupShares.Where(s => s.SellerId == seller.Id).OrderBy(s => s.PersonId).ToListAsync(token);
        var version = seller.Version;
        if (!before.Select(s => new MemberShare(s.PersonId, s.Weight)).SequenceEqual(body.Items.OrderBy(item => item.PersonId)))
        {
            await db.GroupShares.Where(s => s.SellerId == seller.Id).ExecuteDeleteAsync(token);
            db.ChangeTracker.Entries<GroupShare>().ToList().ForEach(entry => entry.State = EntityState.Detached);
            db.AddRange(body.Items.Select(item => GroupShare.Of(seller.Id, item.PersonId, item.Weight)));
            seller.Touch();
        }

        return await Save(db, seller, version, http, token);
    }

    /// <summary>The group's shop, locked: of two who change who acts or who gets what, the second has to look first.</summary>
    internal static async Task<(Seller? Seller, ProblemResult? Refusal)> LockShop(MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var party = http.PartyId();
        var id = await db.Sellers.Where(s => s.PersonId == party && s.ClosedAt == null).Select(s => (Guid?)s.Id)
            .SingleOrDefaultAsync(token);
        return id is null || await db.LockAsync<Seller>(id.Value, token) is not { } seller ? (null, ProblemResult.NotFound)
            : seller.GroupId is null ? (null, ProblemResult.Of(GroupShopRules.NotAGroup)) : (seller, null);
    }

    internal static async Task<Guid?> Stranger(MarketplaceDb db, Guid group, List<Guid> named, CancellationToken token)
    {
        var members = await db.KnownMembers.Where(m => m.GroupId == group && m.Belongs && named.Contains(m.PersonId))
            .Select(m => m.PersonId).ToListAsync(token);
        return named.Except(members).Cast<Guid?>().FirstOrDefault();
    }

    internal static async Task<Results<Ok<GroupShopView>, ProblemResult>> Save(MarketplaceDb db, Seller seller, int before,
        HttpContext http, CancellationToken token)
    {
        if (http.RequireMatchOfStep(seller, before, null) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(seller);
        return TypedResults.Ok(await View(db, seller, token));
    }

    private static async Task<GroupShopView> View(MarketplaceDb db, Seller seller, CancellationToken token) => new(
        seller.PersonId, seller.Id,
        await db.ShopAgents.Where(a => a.GroupId == seller.PersonId).OrderBy(a => a.PersonId).Select(a => a.PersonId).ToListAsync(token),
        (await db.GroupShares.AsNoTracking().Where(s => s.SellerId == seller.Id).OrderBy(s => s.PersonId).ToListAsync(token))
            .ConvertAll(s => new MemberShare(s.PersonId, s.Weight)));
}
