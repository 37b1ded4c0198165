using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What a seller does with her part of an order before it is handed over.</summary>
internal static class FulfilOrder
{
    public static Task<Results<Ok<OrderView>, Refusal>> Accept(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) =>
        Move(id, caller, db, http, OrderState.Accepted, (order, part) => order.Accept(part), token);

    public static Task<Results<Ok<OrderView>, Refusal>> MakeReady(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) =>
        Move(id, caller, db, http, OrderState.Ready, (order, part) => order.MakeReady(part), token);

    private static async Task<Results<Ok<OrderView>, Refusal>> Move(
        Guid id, Caller caller, MarketplaceDb db, HttpContext http, OrderState to, Func<Order, SellerOrder, Rule?> move,
        CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var order = await db.LockOrder(id, token);
        if (order?.PartOf(caller.PersonId) is not { } part)
        {
            return order is not null && order.BuyerId == caller.PersonId ? Refusal.Forbidden : Refusal.NotFound;
        }

        // A phone that lost the answer asks again: what is done already is well.
        var before = order.Version;
        var broken = part.State == to ? null : move(order, part);
        if (http.RequireMatchOfStep(order, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http, caller.PersonId));
    }
}
