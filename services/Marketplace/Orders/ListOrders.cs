using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>A sale, as its seller sees it.</summary>
/// <param name="OrderId">Names the order for acceptance, readiness and handing over.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Payment">qr or cash.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Part">What the seller fulfils.</param>
internal sealed record SaleView(Guid OrderId, string Number, PaymentMethod Payment, DateTimeOffset PlacedAt, SellerOrderView Part);

/// <summary>Orders and sales, newest first.</summary>
internal static class ListOrders
{
    public static async Task<Results<Ok<Page<OrderView>>, ProblemResult>> Mine([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var orders = db.OrdersWithParts.AsNoTracking()
            .Where(o => o.BuyerId == caller.PersonId && (page.After == Guid.Empty || o.Id < page.After));
        return TypedResults.Ok(await page.ToPageAsync(orders.OrderByDescending(o => o.Id), o => o.Id, o => OrderView.Of(o, http), http));
    }

    public static async Task<Results<Ok<Page<SaleView>>, ProblemResult>> Sales([AsParameters] PageQuery page, Caller caller,
        MarketplaceDb db, HttpContext http)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        var sales = db.SellerOrders.AsNoTracking().Include(part => part.Lines)
            .Where(part => part.PersonId == caller.PersonId && (page.After == Guid.Empty || part.Id < page.After))
            .OrderByDescending(part => part.Id)
            .Join(db.Orders, part => part.OrderId, order => order.Id,
                (part, order) => new { Part = part, order.Number, order.Payment, order.PlacedAt });
        return TypedResults.Ok(await page.ToPageAsync(
            sales, sale => sale.Part.Id,
            sale => new SaleView(sale.Part.OrderId, sale.Number, sale.Payment, sale.PlacedAt,
                SellerOrderView.Of(sale.Part, http, forBuyer: false, forSeller: true)), http));
    }
}
