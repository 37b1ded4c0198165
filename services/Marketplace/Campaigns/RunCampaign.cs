using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Campaigns;

/// <summary>Takes a campaign one step on: it ends, its backers are asked to pay, it is decided, and everything that was paid is captured or
/// goes back. Each step is a transaction that asks for the next one, so that a crash in the middle of a thousand pledges loses and repeats
/// nothing. A change of state holds the campaign's row and no order; the work on orders holds no campaign.</summary>
internal sealed class CampaignWorkConsumer(MarketplaceDb db, TimeProvider clock) : IConsumer<CampaignWorkDue>
{
    private const int Batch = 50;

    public async Task Consume(ConsumeContext<CampaignWorkDue> context)
    {
        var (id, token) = (context.Message.CampaignId, context.CancellationToken);
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        campaign = campaign is { TakesMoney: true } ? await db.LockCampaign(id, token) : campaign;
        if (campaign is null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var goesOn = campaign.State switch
        {
            CampaignState.Live when now >= campaign.EndsAt => await End(campaign, context, now, token),
            CampaignState.Closing when now >= campaign.PayBy => await Decide(campaign, context, token),
            CampaignState.Closing => await SendLinks(campaign, context, now, token),
            CampaignState.Succeeded => await Capture(campaign, context, now, token),
            CampaignState.Failed => await GiveBack(campaign, context, now, token),
            _ => false,
        };
        if (goesOn)
        {
            await context.Publish(context.Message, token);
        }

        await db.SaveChangesAsync(token);
    }

    private async Task<bool> End(Campaign campaign, ConsumeContext context, DateTimeOffset now, CancellationToken token)
    {
        if (campaign.Kind is CampaignKind.Flexible)
        {
            return await Decide(campaign, context, token);
        }

        var promised = await db.Pledges.Where(p => p.CampaignId == campaign.Id && p.State == PledgeState.Promised)
            .SumAsync(p => p.Amount, token);
        if (promised >= campaign.Goal)
        {
            campaign.AskToPay(now);
            await context.SchedulePublish(new CampaignWorkDue(campaign.Id), campaign.PayBy!.Value, token);
            return true;
        }

        await db.Pledges.Where(p => p.CampaignId == campaign.Id && p.State == PledgeState.Promised)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PledgeState.Lapsed), token);
        return await Decide(campaign, context, token);
    }

    private async Task<bool> SendLinks(Campaign campaign, ConsumeContext context, DateTimeOffset now, CancellationToken token)
    {
        // Locked, so that what its backer takes back at this moment is not asked for.
        var pledges = await db.Pledges.FromSql(
            $"SELECT * FROM pledges WHERE campaign_id = {campaign.Id} AND state = 'Promised' ORDER BY id LIMIT {Batch} FOR UPDATE")
            .ToListAsync(token);
        foreach (var pledge in pledges)
        {
            await OrderPledge.Order(db, context, campaign, pledge, campaign.PayBy!.Value, now, token);
        }

        // Not by the size of the batch: what was taken back in the meantime is not in it.
        return await db.Pledges.CountAsync(p => p.CampaignId == campaign.Id && p.State == PledgeState.Promised, token) > pledges.Count;
    }

    /// <summary>Payments look at the campaign under its lock: what is paid was counted here, or is refused.</summary>
    private async Task<bool> Decide(Campaign campaign, ConsumeContext context, CancellationToken token)
    {
        campaign.Decide(await CampaignTotals.Paid(db, campaign.Id, token));
        var listing = await db.Listings.SingleAsync(l => l.Id == campaign.Id, token);
        if (listing.State is not ListingState.Archived)
        {
            listing.Archive();
        }

        if (campaign.State is CampaignState.Succeeded)
        {
            await context.Publish(new CampaignSucceeded(campaign.Id, campaign.PersonId, campaign.Reached!.Value), token);
        }
        else
        {
            await context.Publish(new CampaignFailed(campaign.Id, campaign.PersonId, campaign.Reached!.Value), token);
        }

        return true;
    }

    private async Task<bool> Capture(Campaign campaign, ConsumeContext context, DateTimeOffset now, CancellationToken token) =>
        await ForEachPaid(campaign, async order =>
        {
            foreach (var part in order.Parts.Where(part => part.State is OrderState.Paid).ToList())
            {
                order.Capture(part, now);
                await context.Publish(
                    new PledgeCaptured(order.Id, campaign.Id, order.BuyerId, order.Number, part.Amount), token);
            }
        }, token);

    private async Task<bool> GiveBack(Campaign campaign, ConsumeContext context, DateTimeOffset now, CancellationToken token)
    {
        if (await ForEachPaid(campaign, async order =>
        {
            if (order.Cancel(order.Parts, now, out var ended) is null)
            {
                await EndedParts.Settle(db, context, order, ended, now, token);
            }
        }, token))
        {
            return true;
        }

        if (campaign.RefundsApprovedBy is not { } by)
        {
            return false;
        }

        var refunds = await db.Refunds
            .Where(r => r.State == RefundState.Requested && db.Orders.Any(o => o.Id == r.OrderId && o.CampaignId == campaign.Id))
            .OrderBy(r => r.Id).Take(Batch).ToListAsync(token);
        foreach (var refund in refunds.Where(refund => refund.Approve(by, now) is null))
        {
            await context.Publish(new RefundSendDue(refund.Id, 0), token);
        }

        return refunds.Count == Batch;
    }

    private async Task<bool> ForEachPaid(Campaign campaign, Func<Order, Task> work, CancellationToken token)
    {
        // It is decided: nothing changes it any more, and a payment that holds its order need not wait for this.
        var orders = await db.Orders.Where(o => o.CampaignId == campaign.Id && o.State == OrderState.Paid).OrderBy(o => o.Id)
            .Select(o => o.Id).Take(Batch).ToListAsync(token);
        foreach (var id in orders)
        {
            if (await db.LockOrder(id, token) is { State: OrderState.Paid } order)
            {
                await work(order);
                await db.SaveChangesAsync(token);
            }
        }

        return orders.Count == Batch;
    }
}
