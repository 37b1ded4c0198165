using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>Opens what is to be open by now: after an outage of any length every delivery that fell into it, each once.</summary>
internal sealed class StandingOrderDueConsumer(MarketplaceDb db, TimeProvider clock) : IConsumer<StandingOrderDue>
{
    public async Task Consume(ConsumeContext<StandingOrderDue> context)
    {
        var token = context.CancellationToken;
        if (await db.LockAsync<StandingOrder>(context.Message.StandingOrderId, token) is not { } order)
        {
            return;
        }

        var good = await db.SupplyGoods.AsNoTracking().SingleAsync(g => g.Id == order.GoodId, token);
        var now = clock.GetUtcNow();
        var before = order.NextOn;
        while (order.OpenNext(good, now) is { } cycle)
        {
            db.Add(cycle);
            await context.SchedulePublish(new SupplyCycleDue(cycle.Id), cycle.Due!.Value, token);
        }

        // Told twice, it opened nothing, and the next one is scheduled already.
        if (order.NextOn != before && order.NextOn <= order.LastOn)
        {
            await context.SchedulePublish(context.Message, SupplyTimes.OpensAt(order.NextOn), token);
        }

        await db.SaveChangesAsync(token);
    }
}

/// <summary>Takes a cycle on: it is split, who did not answer is not counted on, and what was not complained of was delivered. Each step
/// holds the cycle's row, looks at its state, and is one transaction that schedules the next.</summary>
internal sealed class SupplyCycleDueConsumer(MarketplaceDb db, Fees fees, TimeProvider clock) : IConsumer<SupplyCycleDue>
{
    public async Task Consume(ConsumeContext<SupplyCycleDue> context)
    {
        var (token, now) = (context.CancellationToken, clock.GetUtcNow());
        if (await db.LockCycle(context.Message.CycleId, token) is not { Due: { } due } cycle || now < due)
        {
            return;
        }

        switch (cycle.State)
        {
            case CycleState.Open:
                await AllocateSupply.Of(db, context, cycle, now, token);
                break;
            case CycleState.Offered:
                await Confirm(context, cycle, now, token);
                break;
            default:
                await InvoiceCycle.Of(db, context, fees, cycle, _ => 0, now, token);
                break;
        }

        if (cycle.Due is { } next)
        {
            await context.SchedulePublish(context.Message, next, token);
        }

        await db.SaveChangesAsync(token);
    }

    private async Task Confirm(ConsumeContext context, SupplyCycle cycle, DateTimeOffset now, CancellationToken token)
    {
        foreach (var part in cycle.Parts.Where(part => part.State is PartState.Offered))
        {
            part.Lapse();
            await AllocateSupply.GiveBack(db, cycle, part, token);
        }

        await Missing.Tell(db, context, cycle, cycle.Confirm(), now, token);
    }
}

/// <summary>What becomes of what nobody delivers.</summary>
internal static class Missing
{
    public static async Task Tell(MarketplaceDb db, IPublishEndpoint publish, SupplyCycle cycle, int missing, DateTimeOffset now,
        CancellationToken token)
    {
        if (missing == 0)
        {
            return;
        }

        var order = (await db.LockAsync<StandingOrder>(cycle.StandingOrderId, token))!;
        if (order.Shortage is Shortage.NextCycle && order.State is StandingOrderState.Active)
        {
            order.Carry(missing);
        }

        await publish.Publish(new SupplyShort(Guid.CreateVersion7(now), cycle.Id, cycle.BuyerId, cycle.DeliversOn), token);
    }
}
