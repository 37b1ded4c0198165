using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>How a buyer ends an order: she calls it off, or says that she has everything.</summary>
internal static class CancelOrder
{
    public static Task<Results<Ok<OrderView>, Refusal>> Handle(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) => End(
        id, caller, db, http, OrderState.Cancelled,
        async order =>
        {
            var live = order.Parts.Where(part => part.IsLive).Select(part => part.Id).ToList();
            if (order.Cancel() is { } broken)
            {
                return broken;
            }

            await ReleaseStock.Release(db, live, ReservationState.Released, token);
            return null;
        },
        token);

    public static Task<Results<Ok<OrderView>, Refusal>> Complete(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token) =>
        End(id, caller, db, http, OrderState.Completed, order => Task.FromResult(order.Complete()), token);

    private static async Task<Results<Ok<OrderView>, Refusal>> End(
        Guid id, Caller caller, MarketplaceDb db, HttpContext http, OrderState to, Func<Order, Task<Rule?>> end, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var order = await db.LockOrder(id, token);
        if (order is null || order.BuyerId != caller.PersonId)
        {
            return order?.PartOf(caller.PersonId) is not null ? Refusal.Forbidden : Refusal.NotFound;
        }

        if (order.State == to)
        {
            http.IsSoAlready();
        }
        else if (http.RequireMatch(order) is { } stale)
        {
            return stale;
        }
        else if (await end(order) is { } broken)
        {
            return Refusal.Of(broken);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http));
    }
}
