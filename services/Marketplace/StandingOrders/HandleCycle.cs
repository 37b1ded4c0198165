using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>How much is wanted this time.</summary>
/// <param name="Quantity">In the good's unit; 0: nothing.</param>
internal sealed record WantSupplyBody(decimal Quantity);

/// <summary>What came.</summary>
/// <param name="Rejected">What is sent back, by lot; all else that was packed is accepted.</param>
internal sealed record ReceiveSupplyBody(IReadOnlyList<RejectedLot> Rejected);

/// <summary>So much of a packed lot is sent back.</summary>
/// <param name="PartId">Whose part it is of.</param>
/// <param name="LotId">The lot.</param>
/// <param name="Quantity">No more than was packed of it.</param>
internal sealed record RejectedLot(Guid PartId, Guid LotId, decimal Quantity);

/// <summary>A transfer that paid an invoice.</summary>
/// <param name="Reference">The bank's number of it, up to 80 characters.</param>
internal sealed record PaySupplyBody(string Reference);

/// <summary>What the buyer and the operator do with a delivery.</summary>
internal static class HandleCycle
{
    public static async Task<Results<Ok<CycleView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        var cycle = await db.CyclesWithParts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, token);
        var all = cycle is not null && (caller.IsOperator || cycle.BuyerId == caller.PersonId);
        if (cycle is null || !(all || cycle.Parts.Exists(part => part.PersonId == caller.PersonId)))
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(cycle);
        return TypedResults.Ok(await View(db, cycle, all ? null : caller.PersonId, token));
    }

    public static async Task<Results<Ok<Page<CycleView>>, ProblemResult>> All(Guid id, [AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await db.StandingOrders.AsNoTracking().SingleOrDefaultAsync(
            o => o.Id == id && (o.BuyerId == caller.PersonId || caller.IsOperator), token) is not { } order)
        {
            return ProblemResult.NotFound;
        }

        var unit = await db.SupplyGoods.Where(g => g.Id == order.GoodId).Select(g => g.Unit).SingleAsync(token);
        var cycles = db.CyclesWithParts.AsNoTracking()
            .Where(c => c.StandingOrderId == id && (page.After == Guid.Empty || c.Id < page.After)).OrderByDescending(c => c.Id);
        return TypedResults.Ok(await page.ToPageAsync(cycles, c => c.Id, c => CycleView.Of(c, order, unit), http));
    }

    /// <summary>As long as it is open.</summary>
    public static async Task<Results<Ok<CycleView>, ProblemResult>> Want(Guid id, WantSupplyBody body, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token)
    {
        if (new Validation().Check(body.Quantity is >= 0 and <= SupplyRules.Most, "quantity", "0–100000.", "От 0 до 100000.",
            "0 to 100,000.").Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(id, caller, db, http, buyer: true, async cycle =>
            (await Unit(db, cycle, token)).Read(body.Quantity) is { } parts ? cycle.Want(parts) : ListingRules.TooFine, token);
    }

    /// <summary>It is over with this, and invoiced.</summary>
    public static async Task<Results<Ok<CycleView>, ProblemResult>> Receive(Guid id, ReceiveSupplyBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, Fees fees, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Rejected.Count, 0, 200, "rejected").Check(
            body.Rejected.All(lot => lot is { Quantity: > 0 and <= SupplyRules.Most })
                && body.Rejected.DistinctBy(lot => (lot?.PartId, lot?.LotId)).Count() == body.Rejected.Count,
            "rejected", "Ар бир партия бир жолу.", "Каждая партия один раз.", "Each lot once.").Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(id, caller, db, http, buyer: true, async cycle =>
        {
            if (cycle.State is not CycleState.Confirmed)
            {
                return SupplyRules.WrongState(cycle.State);
            }

            // Before its day nothing can have come.
            var now = clock.GetUtcNow();
            if (now < SupplyTimes.ConfirmBy(cycle.DeliversOn))
            {
                return SupplyRules.WrongState(cycle.State);
            }

            foreach (var lot in body.Rejected)
            {
                var part = cycle.Parts.Find(p => p.Id == lot.PartId && p.State is PartState.Packed);
                var packed = part?.Lots.Find(l => l.LotId == lot.LotId);
                if (packed is null || part!.Unit.Read(lot.Quantity) is not { } parts || parts > packed.Quantity)
                {
                    return SupplyRules.TooMuchPacked.With("lotId", lot.LotId);
                }
            }

            await InvoiceCycle.Of(db, publish, fees, cycle,
                packed => body.Rejected.FirstOrDefault(lot => lot.PartId == packed.PartId && lot.LotId == packed.LotId) is { } sent
                    ? cycle.Parts.Single(p => p.Id == packed.PartId).Unit.Read(sent.Quantity)!.Value : 0,
                now, token);
            return null;
        }, token);
    }

    /// <summary>By the operator, who sees the bank's account.</summary>
    public static async Task<Results<Ok<CycleView>, ProblemResult>> Pay(Guid id, PaySupplyBody body, Caller caller, MarketplaceDb db,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (new Validation().Length(body.Reference?.Trim(), 1, 80, "reference").Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(id, caller, db, http, buyer: false, async cycle =>
        {
            var now = clock.GetUtcNow();
            var broken = cycle.Pay(body.Reference!.Trim(), now);
            if (broken is null)
            {
                await PostJournal.Post(db, SupplyJournals.InvoicePaid(cycle), now, token);
            }

            return broken;
        }, token);
    }

    internal static async Task<CycleView> View(MarketplaceDb db, SupplyCycle cycle, Guid? onlyOf, CancellationToken token) => CycleView.Of(
        cycle, await db.StandingOrders.AsNoTracking().SingleAsync(o => o.Id == cycle.StandingOrderId, token),
        await Unit(db, cycle, token), onlyOf);

    private static Task<SaleUnit> Unit(MarketplaceDb db, SupplyCycle cycle, CancellationToken token) => db.SupplyGoods
        .Where(g => db.StandingOrders.Any(o => o.Id == cycle.StandingOrderId && o.GoodId == g.Id)).Select(g => g.Unit).SingleAsync(token);

    private static async Task<Results<Ok<CycleView>, ProblemResult>> Change(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        bool buyer, Func<SupplyCycle, Task<Error?>> change, CancellationToken token)
    {
        var cycle = await db.LockCycle(id, token);
        if (cycle is null || (buyer && cycle.BuyerId != caller.PersonId))
        {
            return cycle is not null && (caller.IsOperator || cycle.Parts.Exists(part => part.PersonId == caller.PersonId))
                ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        var before = cycle.Version;
        if (http.RequireMatchOfStep(cycle, before, await change(cycle)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(cycle);
        return TypedResults.Ok(await View(db, cycle, null, token));
    }
}
