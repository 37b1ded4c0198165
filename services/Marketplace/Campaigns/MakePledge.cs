using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>What somebody promises.</summary>
/// <param name="Amount">Whole som, up to a million.</param>
/// <param name="ShownAs">What the public ledger is to call her, up to 60 characters; left out, she is not named.</param>
internal sealed record MakePledgeBody(Money Amount, string? ShownAs = null);

internal static class MakePledge
{
    public static async Task<Results<Created<PledgeView>, ProblemResult>> Handle(Guid id, MakePledgeBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var validation = new Validation().Price(body.Amount, "amount").Length(body.ShownAs, 0, 60, "shownAs")
            .Check(body.Amount is null || body.Amount.Amount % Campaign.Piece == 0, "amount.amount", "Бүтүн сом керек.",
                "Нужны целые сомы.", "Whole som only.");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        // Its closing waits for this pledge, or is seen here.
        await db.Database.ExecuteSqlAsync($"SELECT FROM campaigns WHERE id = {id} FOR SHARE", token);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.State != CampaignState.Draft, token)
            is not { } campaign)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(campaign) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        if (campaign.TakePledge(caller.PersonId, now) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        if (!await db.Listings.AnyAsync(l => l.Id == id && l.State == ListingState.Published, token))
        {
            return ProblemResult.Of(ListingRules.NotPublished);
        }

        var shownAs = string.IsNullOrWhiteSpace(body.ShownAs) ? null : body.ShownAs.Trim();
        var pledge = Pledge.Make(id, caller.PersonId, body.Amount!.Amount, shownAs, now);
        db.Add(pledge);
        if (campaign.Kind is CampaignKind.Flexible)
        {
            await OrderPledge.Order(db, publish, campaign, pledge, now + Orders.Order.HoldForPayment, now, token);
        }

        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/v1/me/pledges/{pledge.Id}", PledgeView.Of(pledge, null));
    }

    /// <summary>As long as nobody was asked to pay.</summary>
    public static async Task<Results<Ok<PledgeView>, ProblemResult>> Withdraw(Guid id, Caller caller, MarketplaceDb db,
        CancellationToken token)
    {
        if (await db.Pledges.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.BackerId == caller.PersonId, token)
            is not { } pledge)
        {
            return ProblemResult.NotFound;
        }

        var done = await db.Pledges.Where(p => p.Id == id && p.State == PledgeState.Promised)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PledgeState.Withdrawn), token) == 1;
        if (!done && pledge.State is not PledgeState.Withdrawn)
        {
            return ProblemResult.Of(CampaignRules.NotWithdrawable);
        }

        return TypedResults.Ok(PledgeView.Of(await db.Pledges.AsNoTracking().SingleAsync(p => p.Id == id, token), null));
    }
}

/// <summary>Makes the order that a pledge is paid with. Its pieces are som; there are as many as are promised.</summary>
internal static class OrderPledge
{
    public static async Task Order(MarketplaceDb db, IPublishEndpoint publish, Campaign campaign, Pledge pledge, DateTimeOffset payBy,
        DateTimeOffset now, CancellationToken token)
    {
        var listing = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == campaign.Id, token);
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == campaign.SellerId, token);
        var order = Orders.Order.ForCampaign(await PlaceOrder.NextNumber(db, token), pledge.BackerId, campaign.Id, now);
        var part = SellerOrder.Of(seller.Id, seller.PersonId, seller.DisplayName, now);
        part.Add(OrderLine.Of(listing, (int)(pledge.Amount / Campaign.Piece), now));
        order.Add(part);
        order.ReserveUntil(payBy);
        db.Add(order);
        db.Add(PaymentIntent.For(order, now));
        pledge.SendLink(order.Id);
        await publish.SchedulePublish(new ReservationDue(order.Id), payBy, token);
        await publish.Publish(new PledgeLinkSent(pledge.Id, campaign.Id, pledge.BackerId, order.Id, order.Number, pledge.Amount, payBy),
            token);
    }
}
