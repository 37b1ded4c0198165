using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>How a buyer ends an order or one seller's part of it: she calls it off, or says that she has it.</summary>
internal static class CancelOrder
{
    /// <summary>All parts that can still be called off.</summary>
    public static Task<Results<Ok<OrderView>, ProblemResult>> Handle(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) =>
        Change(id, null, caller, db, http, (order, _) => Cancel(order, order.Parts, db, publish, clock, token), token);

    public static Task<Results<Ok<OrderView>, ProblemResult>> Part(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) =>
        Change(id, partId, caller, db, http, (order, part) => Cancel(order, [part!], db, publish, clock, token), token);

    /// <summary>All parts that were handed over; none may be on its way still.</summary>
    public static Task<Results<Ok<OrderView>, ProblemResult>> Complete(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, null, caller, db, http,
        async (order, _) =>
        {
            if (order.State is OrderState.Completed)
            {
                return null;
            }

            if (order.State is not OrderState.HandedOver)
            {
                return OrderRules.WrongState(order.State);
            }

            foreach (var part in order.Parts.Where(part => part.State is OrderState.HandedOver).ToList())
            {
                await CompleteOrder.Complete(publish, order, part, clock.GetUtcNow(), token);
            }

            return null;
        },
        token);

    public static Task<Results<Ok<OrderView>, ProblemResult>> CompletePart(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, partId, caller, db, http,
        async (order, part) => part!.State is OrderState.Completed
            ? null : await CompleteOrder.Complete(publish, order, part, clock.GetUtcNow(), token),
        token);

    private static async Task<Error?> Cancel(Order order, IEnumerable<SellerOrder> parts, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, CancellationToken token)
    {
        // Called off before, which a phone asks again that lost the answer.
        if (parts.All(part => part.Cause is OrderState.Cancelled))
        {
            return null;
        }

        // Once its campaign is decided, a pledge is captured or goes back with all others.
        if (order.CampaignId is { } campaign && !await db.TakesMoney(campaign, token))
        {
            return OrderRules.NotCancellable;
        }

        var now = clock.GetUtcNow();
        if (order.Cancel(parts, now, out var ended) is { } broken)
        {
            return broken;
        }

        await EndedParts.Settle(db, publish, order, ended, now, token);
        return null;
    }

    private static async Task<Results<Ok<OrderView>, ProblemResult>> Change(
        Guid id, Guid? partId, Caller caller, MarketplaceDb db, HttpContext http, Func<Order, SellerOrder?, Task<Error?>> change,
        CancellationToken token)
    {
        var order = await db.LockOrder(id, token);
        if (order is null || order.BuyerId != caller.PersonId)
        {
            return order?.PartOf(caller.PersonId) is not null ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        var part = order.Parts.Find(p => p.Id == partId);
        if (partId is not null && part is null)
        {
            return ProblemResult.NotFound;
        }

        var before = order.Version;
        var broken = await change(order, part);
        if (http.RequireMatchOfStep(order, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http));
    }
}
