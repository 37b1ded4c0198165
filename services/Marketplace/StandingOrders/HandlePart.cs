using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.StandingOrders.Lots;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>What is packed.</summary>
/// <param name="Lots">1 to 20 released lots of my shop; in all no more than I took on, and less is delivered short.</param>
internal sealed record PackBody(IReadOnlyList<PackedQuantity> Lots);

/// <summary>So much of a lot, in the good's unit.</summary>
internal sealed record PackedQuantity(Guid LotId, decimal Quantity);

/// <summary>What a seller does with her part of a delivery.</summary>
internal static class HandlePart
{
    /// <summary>What she is asked for and what she has taken on, newest first.</summary>
    public static async Task<Results<Ok<Page<CycleView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var cycles = await db.CyclesWithParts.AsNoTracking()
            .Where(c => c.Parts.Any(part => part.PersonId == caller.PersonId) && (page.After == Guid.Empty || c.Id < page.After))
            .OrderByDescending(c => c.Id).Take(page.Size + 1).ToListAsync(token);
        var ids = cycles.ConvertAll(c => c.StandingOrderId);
        var orders = await db.StandingOrders.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, token);
        return TypedResults.Ok(page.ToPage(cycles, c => c.Id,
            c => CycleView.Of(c, orders[c.StandingOrderId], default, caller.PersonId), http));
    }

    public static Task<Results<Ok<CycleView>, ProblemResult>> Confirm(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        HttpContext http, CancellationToken token) => Change(
        id, partId, caller, db, http, PartState.Confirmed, (_, part) => Task.FromResult(part.Confirm()), token);

    /// <summary>Also after she had taken it on, until it is handed over: what she does not deliver is missing.</summary>
    public static Task<Results<Ok<CycleView>, ProblemResult>> Decline(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        MassTransit.IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, partId, caller, db, http, PartState.Declined,
        async (cycle, part) =>
        {
            var broken = part.Decline();
            if (broken is null)
            {
                await AllocateSupply.GiveBack(db, cycle, part, token);
                if (cycle.State is CycleState.Confirmed)
                {
                    cycle.Lose(part);
                    await Missing.Tell(db, publish, cycle, part.Quantity, clock.GetUtcNow(), token);
                }
            }

            return broken;
        },
        token);

    public static async Task<Results<Ok<CycleView>, ProblemResult>> Pack(Guid id, Guid partId, PackBody body, Caller caller,
        MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (new Validation().Range(body.Lots.Count, 1, 20, "lots").Check(
            body.Lots.All(lot => lot is { Quantity: > 0 and <= SupplyRules.Most })
                && body.Lots.DistinctBy(lot => lot?.LotId).Count() == body.Lots.Count,
            "lots", "Ар бир партия бир жолу.", "Каждая партия один раз.", "Each lot once.").Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(id, partId, caller, db, http, null, (_, part) => Pack(db, part, body, token), token);
    }

    /// <summary>Their rows are locked: a lot that is recalled at this moment is packed before, and found, or not at all.</summary>
    private static async Task<Error?> Pack(MarketplaceDb db, SupplyPart part, PackBody body, CancellationToken token)
    {
        var packed = new List<PackedLot>();
        foreach (var wanted in body.Lots.OrderBy(lot => lot.LotId))
        {
            var lot = await db.LockAsync<Lot>(wanted.LotId, token);
            if (lot is null || lot.SellerId != part.SellerId || lot.GoodId != part.GoodId)
            {
                return SupplyRules.OtherLot.With("lotId", wanted.LotId);
            }

            if (lot.State is not LotState.Released)
            {
                return SupplyRules.LotNotReleased.With("lotId", lot.Id);
            }

            if (part.Unit.Read(wanted.Quantity) is not { } parts)
            {
                return ListingRules.TooFine;
            }

            packed.Add(PackedLot.Of(part.Id, lot.Id, parts));
        }

        return part.Pack(packed);
    }

    private static async Task<Results<Ok<CycleView>, ProblemResult>> Change(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        HttpContext http, PartState? to, Func<SupplyCycle, SupplyPart, Task<Error?>> change, CancellationToken token)
    {
        var cycle = await db.LockCycle(id, token);
        if (cycle?.Parts.Find(p => p.Id == partId) is not { } part || part.PersonId != caller.PersonId)
        {
            return cycle is not null && (cycle.BuyerId == caller.PersonId || caller.IsOperator)
                ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        var before = cycle.Version;
        Error? broken = null;
        if (part.State != to)
        {
            broken = cycle.State is CycleState.Offered or CycleState.Confirmed
                ? await change(cycle, part) : SupplyRules.WrongState(cycle.State);
            if (broken is null)
            {
                cycle.Touch();
            }
        }

        if (http.RequireMatchOfStep(cycle, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(cycle);
        return TypedResults.Ok(await HandleCycle.View(db, cycle, caller.PersonId, token));
    }
}
