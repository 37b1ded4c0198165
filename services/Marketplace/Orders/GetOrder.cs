using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

internal static class GetOrder
{
    /// <summary>For its buyer and the operator; a seller sees her own part.</summary>
    public static async Task<Results<Ok<OrderView>, ProblemResult>> Handle(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.OrdersWithParts.AsNoTracking().Seen(caller).SingleOrDefaultAsync(o => o.Id == id, token) is not { } order)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http, OnlyOf(order, caller)));
    }

    /// <summary>The orders that the caller has a part in.</summary>
    public static IQueryable<Order> Seen(this IQueryable<Order> orders, Caller caller) => caller.IsOperator
        ? orders
        : orders.Where(o => o.BuyerId == caller.PersonId || o.Parts.Any(part => part.PersonId == caller.PersonId));

    /// <summary>Whose part alone the caller sees; null for the whole order.</summary>
    public static Guid? OnlyOf(Order order, Caller caller) =>
        order.BuyerId == caller.PersonId || caller.IsOperator ? null : caller.PersonId;
}
