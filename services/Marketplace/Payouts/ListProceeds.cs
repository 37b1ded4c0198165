using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Payouts;

/// <summary>What of a payout to a group is a member's.</summary>
/// <param name="PayoutId">The payout.</param>
/// <param name="SellerId">The group's shop.</param>
/// <param name="Seller">Its name.</param>
/// <param name="Amount">Hers.</param>
/// <param name="State">How the payout stands.</param>
/// <param name="SettledAt">When it arrived on the group's account.</param>
internal sealed record ProceedsView(
    Guid PayoutId, Guid SellerId, string Seller, Money Amount, PayoutState State, DateTimeOffset? SettledAt);

internal static class ListProceeds
{
    /// <summary>What was put on its way, newest first.</summary>
    public static async Task<Results<Ok<Page<ProceedsView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var shares = from share in db.PayoutShares
                     join payout in db.Payouts on share.PayoutId equals payout.Id
                     join seller in db.Sellers on payout.SellerId equals seller.Id
                     where share.PersonId == caller.PersonId && (page.After == Guid.Empty || share.PayoutId < page.After)
                         && payout.State != PayoutState.Batched && payout.State != PayoutState.Discarded
                     orderby share.PayoutId descending
                     select new { payout.Id, payout.SellerId, seller.DisplayName, share.Amount, payout.State, payout.SettledAt };
        return TypedResults.Ok(await page.ToPageAsync(
            shares, row => row.Id,
            row => new ProceedsView(row.Id, row.SellerId, http.Say(row.DisplayName), Money.Of(row.Amount), row.State, row.SettledAt),
            http));
    }
}
