using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CreativeLabs.Marketplace.Sellers;

/// <summary>A shop to open.</summary>
/// <param name="DisplayName">What buyers see, in one to three languages.</param>
internal sealed record OpenShopBody(LocalText DisplayName);

internal static class OpenShop
{
    public static async Task<Results<Created<SellerView>, ProblemResult>> Handle(
        OpenShopBody body, Caller caller, MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Text(body.DisplayName, 80, "displayName").Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.MaySell(caller.PersonId, token))
        {
            return ProblemResult.Of(SellerRules.NoRightToSell);
        }

        var seller = Seller.Open(caller.PersonId, body.DisplayName, clock.GetUtcNow(), groupId: http.Group());
        db.Add(seller);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { ConstraintName: Seller.OnePerPerson })
        {
            return ProblemResult.Of(SellerRules.AlreadySeller);
        }

        http.SetETag(seller);
        return TypedResults.Created("/v1/me/seller", SellerView.Of(seller, http));
    }
}
