using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>A campaign.</summary>
/// <param name="Id">The campaign, and its listing.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Title">In the caller's language.</param>
/// <param name="Description">In the caller's language.</param>
/// <param name="Kind">allOrNothing or flexible.</param>
/// <param name="State">draft, live, closing, succeeded or failed.</param>
/// <param name="Review">How far its words are: those of its listing.</param>
/// <param name="Goal">What it wants.</param>
/// <param name="Promised">What was promised and not taken back.</param>
/// <param name="Paid">What was paid; once it is decided, what was paid then.</param>
/// <param name="Backers">How many pledges count.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="PayBy">Until then promises have to be paid.</param>
internal sealed record CampaignView(
    Guid Id, Guid SellerId, string Title, string Description, CampaignKind Kind, CampaignState State, ListingState Review, Money Goal,
    Money Promised, Money Paid, int Backers, DateTimeOffset EndsAt, DateTimeOffset? PayBy)
{
    public static CampaignView Of(Campaign campaign, Listing listing, HttpContext http, CampaignTotals totals) => new(
        campaign.Id, campaign.SellerId, http.Say(listing.Title), http.Say(listing.Description), campaign.Kind, campaign.State,
        listing.State, Money.Of(campaign.Goal), Money.Of(totals.Promised), Money.Of(campaign.Reached ?? totals.PaidNow), totals.Backers,
        campaign.EndsAt, campaign.PayBy);
}

/// <summary>A pledge, for who made it.</summary>
/// <param name="Id">The pledge.</param>
/// <param name="CampaignId">What it is for.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">promised, linkSent, paid, captured, refundDue, refunded, withdrawn or lapsed.</param>
/// <param name="OrderId">What it is paid with, once it is to be paid.</param>
internal sealed record PledgeView(Guid Id, Guid CampaignId, Money Amount, string State, Guid? OrderId)
{
    public static PledgeView Of(Pledge pledge, OrderState? order) =>
        new(pledge.Id, pledge.CampaignId, Money.Of(pledge.Amount), Standing(pledge, order), pledge.OrderId);

    private static string Standing(Pledge pledge, OrderState? order) => (pledge.State, order) switch
    {
        (PledgeState.LinkSent, OrderState.Paid) => "paid",
        (PledgeState.LinkSent, OrderState.Completed) => "captured",
        (PledgeState.LinkSent, OrderState.RefundDue) => "refundDue",
        (PledgeState.LinkSent, OrderState.Refunded) => "refunded",
        (PledgeState.LinkSent, OrderState.Expired or OrderState.Cancelled) => "lapsed",
        (PledgeState.LinkSent, _) => "linkSent",
        (PledgeState.Withdrawn, _) => "withdrawn",
        (PledgeState.Lapsed, _) => "lapsed",
        _ => "promised",
    };
}

/// <summary>A line of the public ledger.</summary>
/// <param name="At">When it was promised.</param>
/// <param name="Amount">How much.</param>
/// <param name="ShownAs">What she wishes to be called; null when she does not.</param>
internal sealed record PublicPledgeView(DateTimeOffset At, Money Amount, string? ShownAs);

/// <summary>What a campaign has come to so far.</summary>
internal readonly record struct CampaignTotals(long Promised, long PaidNow, int Backers)
{
    private static readonly OrderState[] Money = [OrderState.Paid, OrderState.Completed];

    public static Task<long> Paid(MarketplaceDb db, Guid campaign, CancellationToken token) =>
        db.Orders.Where(o => o.CampaignId == campaign && Money.Contains(o.State)).SumAsync(o => o.Total, token);

    public static async Task<CampaignTotals> Of(MarketplaceDb db, Guid campaign, CancellationToken token)
    {
        var standing = db.Pledges.Where(p => p.CampaignId == campaign
            && (p.State == PledgeState.Promised || (p.State == PledgeState.LinkSent
                && !db.Orders.Any(o => o.Id == p.OrderId && (o.State == OrderState.Expired || o.State == OrderState.Cancelled
                    || o.State == OrderState.RefundDue || o.State == OrderState.Refunded)))));
        return new CampaignTotals(await standing.SumAsync(p => p.Amount, token), await Paid(db, campaign, token),
            await standing.CountAsync(token));
    }
}

internal static class ListCampaigns
{
    /// <summary>All that were launched, newest first.</summary>
    public static async Task<Results<Ok<Page<CampaignView>>, ProblemResult>> All([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var rows = await db.Campaigns.AsNoTracking()
            .Where(c => c.State != CampaignState.Draft && (page.After == Guid.Empty || c.Id < page.After))
            .OrderByDescending(c => c.Id).Join(db.Listings, c => c.Id, l => l.Id, (c, l) => new { Campaign = c, Listing = l })
            .Take(page.Size + 1).ToListAsync(token);
        var shown = new List<CampaignView>();
        foreach (var row in rows)
        {
            shown.Add(CampaignView.Of(row.Campaign, row.Listing, http, await CampaignTotals.Of(db, row.Campaign.Id, token)));
        }

        return TypedResults.Ok(page.ToPage(shown, c => c.Id, c => c, http));
    }

    /// <summary>A launched one for everybody; a draft for its seller and its reviewers.</summary>
    public static async Task<Results<Ok<CampaignView>, ProblemResult>> One(Guid id, Caller? caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var row = await db.Campaigns.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Listings, c => c.Id, l => l.Id, (c, l) => new { Campaign = c, Listing = l }).SingleOrDefaultAsync(token);
        if (row is null || (row.Campaign.State is CampaignState.Draft
            && !(caller is not null && (caller.PersonId == row.Campaign.PersonId || GetListing.Reaches(caller, row.Listing.LabId)))))
        {
            return ProblemResult.NotFound;
        }

        var totals = await CampaignTotals.Of(db, id, token);
        http.SetETag(row.Campaign);
        return TypedResults.Ok(CampaignView.Of(row.Campaign, row.Listing, http, totals));
    }

    /// <summary>Every pledge that was paid, newest first, named only as its backer wishes.</summary>
    public static async Task<Results<Ok<Page<PublicPledgeView>>, ProblemResult>> Ledger(Guid id, [AsParameters] PageQuery page,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (!await db.Campaigns.AnyAsync(c => c.Id == id && c.State != CampaignState.Draft, token))
        {
            return ProblemResult.NotFound;
        }

        var paid = db.Pledges.AsNoTracking().Where(p => p.CampaignId == id && (page.After == Guid.Empty || p.Id < page.After)
            && db.Orders.Any(o => o.Id == p.OrderId && (o.State == OrderState.Paid || o.State == OrderState.Completed)));
        return TypedResults.Ok(await page.ToPageAsync(paid.OrderByDescending(p => p.Id), p => p.Id,
            p => new PublicPledgeView(p.MadeAt, Money.Of(p.Amount), p.ShownAs), http));
    }

    public static async Task<Results<Ok<Page<PledgeView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.Pledges.AsNoTracking().Where(p => p.BackerId == caller.PersonId && (page.After == Guid.Empty || p.Id < page.After))
                .OrderByDescending(p => p.Id)
                .Select(p => new
                {
                    Pledge = p,
                    Order = db.Orders.Where(o => o.Id == p.OrderId).Select(o => (OrderState?)o.State).FirstOrDefault(),
                }),
            row => row.Pledge.Id, row => PledgeView.Of(row.Pledge, row.Order), http));
}
