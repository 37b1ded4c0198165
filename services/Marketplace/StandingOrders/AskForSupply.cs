using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>A standing order to ask for.</summary>
/// <param name="GoodId">What.</param>
/// <param name="Quantity">Each time, in the good's unit.</param>
/// <param name="EveryWeeks">1 to 8.</param>
/// <param name="FirstOn">The first delivery, at least a week ahead.</param>
/// <param name="LastOn">No later than a year after the first.</param>
/// <param name="Shortage">reduce, nextCycle or substitute: what becomes of what nobody can deliver.</param>
/// <param name="SubstituteId">With substitute, another good that has the same unit.</param>
/// <param name="Place">Whose kitchen it is, up to 120 characters.</param>
/// <param name="Address">Where it is delivered, up to 300 characters.</param>
internal sealed record AskForSupplyBody(
    Guid GoodId, decimal Quantity, int EveryWeeks, DateOnly FirstOn, DateOnly LastOn, Shortage Shortage, string Place, string Address,
    Guid? SubstituteId = null);

/// <summary>A standing order, for its buyer and the operator.</summary>
/// <param name="Id">The order.</param>
/// <param name="BuyerId">Whose it is.</param>
/// <param name="GoodId">What.</param>
/// <param name="Good">What, in the caller's language.</param>
/// <param name="Quantity">Each time.</param>
/// <param name="Unit">piece, kg, l or m.</param>
/// <param name="EveryWeeks">How often.</param>
/// <param name="NextOn">The first delivery that is not opened yet.</param>
/// <param name="LastOn">The last day.</param>
/// <param name="Shortage">What becomes of what nobody can deliver.</param>
/// <param name="Place">Whose kitchen it is.</param>
/// <param name="Address">Where it is delivered.</param>
/// <param name="State">asked, active or ended.</param>
internal sealed record StandingOrderView(
    Guid Id, Guid BuyerId, Guid GoodId, string Good, decimal Quantity, SaleUnit Unit, int EveryWeeks, DateOnly NextOn, DateOnly LastOn,
    Shortage Shortage, string? Place, string? Address, StandingOrderState State)
{
    public static StandingOrderView Of(StandingOrder order, SupplyGood good, HttpContext http) => new(
        order.Id, order.BuyerId, good.Id, http.Say(good.Name), good.Unit.Said(order.Quantity), good.Unit, order.EveryWeeks, order.NextOn,
        order.LastOn, order.Shortage, order.Place, order.Address, order.State);
}

internal static class AskForSupply
{
    public static async Task<Results<Created<StandingOrderView>, ProblemResult>> Handle(AskForSupplyBody body, Caller caller,
        MarketplaceDb db, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(6)).DateTime);
        var validation = new Validation().Name(body.Place, 120, "place").Name(body.Address, 300, "address")
            .Range(body.EveryWeeks, 1, 8, "everyWeeks").Check(body.Quantity is > 0 and <= SupplyRules.Most, "quantity",
                "0 менен 100000 аралыгында.", "От 0 до 100000.", "More than 0, up to 100,000.")
            .Check(body.FirstOn >= today.AddDays(7) && body.FirstOn <= today.AddYears(1), "firstOn",
                "Жок дегенде бир жума кийин.", "Не раньше чем через неделю.", "At least a week ahead, within a year.")
            .Check(body.LastOn >= body.FirstOn && body.LastOn <= today.AddYears(2), "lastOn", "Биринчи күндөн кийин, бир жылдын ичинде.",
                "После первого дня, в пределах года.", "After the first day, within a year.");
        if (validation.Problem is { } refusal)
        {
            return refusal;
        }

        if (await db.SupplyGoods.AsNoTracking().SingleOrDefaultAsync(g => g.Id == body.GoodId, token) is not { } good)
        {
            return ProblemResult.Of(SupplyRules.NoGood);
        }

        var other = body.SubstituteId is { } id ? await db.SupplyGoods.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, token) : null;
        if ((body.Shortage is Shortage.Substitute) != (body.SubstituteId is not null)
            || (body.SubstituteId is not null && (other is null || other.Id == good.Id || other.Unit != good.Unit)))
        {
            return ProblemResult.Of(SupplyRules.SubstituteNotSo);
        }

        if (good.Unit.Read(body.Quantity) is not { } parts)
        {
            return ProblemResult.Of(ListingRules.TooFine);
        }

        var order = StandingOrder.Ask(caller.PersonId, good.Id, new StandingOrderTerms(parts, body.EveryWeeks, body.FirstOn, body.LastOn,
            body.Shortage, body.SubstituteId, body.Place.Trim(), body.Address.Trim()), now);
        db.Add(order);
        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Created($"/v1/standing-orders/{order.Id}", StandingOrderView.Of(order, good, http));
    }

    public static async Task<Results<Ok<StandingOrderView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await Seen(db.StandingOrders.AsNoTracking(), caller).SingleOrDefaultAsync(o => o.Id == id, token) is not { } order)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(order);
        return TypedResults.Ok(await View(db, order, http, token));
    }

    /// <summary>My own; for an operator all that wait for approval or go on.</summary>
    public static async Task<Results<Ok<Page<StandingOrderView>>, ProblemResult>> All([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var orders = from order in Seen(db.StandingOrders.AsNoTracking(), caller)
                     join good in db.SupplyGoods on order.GoodId equals good.Id
                     where order.Id > page.After
                     orderby order.Id
                     select new { order, good };
        return TypedResults.Ok(await page.ToPageAsync(orders, row => row.order.Id, row => StandingOrderView.Of(row.order, row.good, http),
            http));
    }

    /// <summary>By the operator: what it comes to is paid by invoice. Its first cycle opens by itself.</summary>
    public static Task<Results<Ok<StandingOrderView>, ProblemResult>> Approve(Guid id, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, HttpContext http, CancellationToken token) => Change(
        id, caller, db, http,
        async order =>
        {
            var broken = order.Approve(caller.PersonId);
            if (broken is null)
            {
                await publish.SchedulePublish(new Contracts.StandingOrderDue(order.Id), SupplyTimes.OpensAt(order.NextOn), token);
            }

            return broken;
        },
        token);

    /// <summary>No further cycle is opened; those that are go on.</summary>
    public static Task<Results<Ok<StandingOrderView>, ProblemResult>> End(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => Change(
        id, caller, db, http,
        order =>
        {
            order.End();
            return Task.FromResult((Error?)null);
        },
        token);

    private static async Task<Results<Ok<StandingOrderView>, ProblemResult>> Change(Guid id, Caller caller, MarketplaceDb db,
        HttpContext http, Func<StandingOrder, Task<Error?>> change, CancellationToken token)
    {
        var order = await db.LockAsync<StandingOrder>(id, token);
        if (order is null || !(caller.IsOperator || order.BuyerId == caller.PersonId))
        {
            return ProblemResult.NotFound;
        }

        var before = order.Version;
        if (http.RequireMatchOfStep(order, before, await change(order)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(await View(db, order, http, token));
    }

    private static IQueryable<StandingOrder> Seen(IQueryable<StandingOrder> orders, Caller caller) => caller.IsOperator
        ? orders.Where(o => o.State != StandingOrderState.Ended || o.BuyerId == caller.PersonId)
        : orders.Where(o => o.BuyerId == caller.PersonId);

    private static async Task<StandingOrderView> View(MarketplaceDb db, StandingOrder order, HttpContext http, CancellationToken token) =>
        StandingOrderView.Of(order, await db.SupplyGoods.AsNoTracking().SingleAsync(g => g.Id == order.GoodId, token), http);
}
