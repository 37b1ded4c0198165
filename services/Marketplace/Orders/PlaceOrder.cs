using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What to order.</summary>
/// <param name="Lines">1 to 50; lines of the same listing are added up.</param>
/// <param name="Payment">qr: paid within an hour. cash: paid when handed over.</param>
internal sealed record PlaceOrderBody(IReadOnlyList<PlaceOrderLine> Lines, PaymentMethod Payment);

/// <summary>So many pieces of a listing.</summary>
/// <param name="ListingId">A published listing of somebody else.</param>
/// <param name="Quantity">1 to 1000.</param>
internal sealed record PlaceOrderLine(Guid ListingId, int Quantity);

internal static class PlaceOrder
{
    public static async Task<Results<Created<OrderView>, Refusal>> Handle(
        PlaceOrderBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http,
        CancellationToken token)
    {
        if (Check(body).Refusal is { } refusal)
        {
            return refusal;
        }

        var wanted = body.Lines.GroupBy(line => line.ListingId).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        var rows = await db.Listings.AsNoTracking().Where(l => wanted.Keys.Contains(l.Id)).WithShop(db).ToListAsync(token);
        if (CheckListings(wanted, rows, caller) is { } broken)
        {
            return Refusal.Of(broken);
        }

        var now = clock.GetUtcNow();
        var order = Order.Place(await NextNumber(db, token), caller.PersonId, body.Payment, now);
        foreach (var shop in rows.GroupBy(row => row.Listing.SellerId))
        {
            var part = SellerOrder.Of(shop.Key, shop.First().Listing.PersonId, shop.First().Seller, now);
            shop.ToList().ForEach(row => part.Add(OrderLine.Of(row.Listing, wanted[row.Listing.Id], now)));
            order.Add(part);
        }

        if (order.Total > Money.Most)
        {
            return Refusal.Of(OrderRules.TooLarge);
        }

        db.Add(order);
        var reservations = order.Parts
            .SelectMany(part => part.Lines.Select(line => Reservation.Hold(order.Id, part.Id, line.ListingId, line.Quantity, now)))
                .ToList();
        if (await ReserveStock.Reserve(db, reservations, token) is { } missed)
        {
            return Refusal.Of(missed);
        }

        order.Reserve(now);
        if (order.Payment is PaymentMethod.Qr)
        {
            db.Add(PaymentIntent.For(order, now));
        }

        await publish.Publish(new OrderPlaced(order.Id, order.BuyerId, order.Number, order.Total), token);
        await publish.PublishDue(new ReservationDue(order.Id), order.ReservedUntil, token);
        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Created($"/v1/orders/{order.Id}", OrderView.Of(order, http));
    }

    private static Validation Check(PlaceOrderBody body)
    {
        var validation = new Validation().Range(body.Lines.Count, 1, 50, "lines");
        for (var i = 0; i < Math.Min(body.Lines.Count, 50); i++)
        {
            validation.Range(body.Lines[i]?.Quantity ?? 0, 1, 1000, $"lines[{i}].quantity");
        }

        return validation;
    }

    private static Rule? CheckListings(Dictionary<Guid, int> wanted, List<ListingRow> rows, Caller caller)
    {
        var published = rows.Where(row => row.Listing.State is ListingState.Published).Select(row => row.Listing.Id).ToHashSet();
        if (wanted.Keys.Where(id => !published.Contains(id)).Cast<Guid?>().FirstOrDefault() is { } missing)
        {
            return ListingRules.NotPublished.With("listingId", missing);
        }

        return rows.Find(row => row.Listing.PersonId == caller.PersonId) is { } own
            ? OrderRules.OwnListing.With("listingId", own.Listing.Id) : null;
    }

    private static async Task<string> NextNumber(MarketplaceDb db, CancellationToken token) =>
        OrderNumber.Of(await db.Database.SqlQuery<long>($"""SELECT nextval('order_number') AS "Value" """).SingleAsync(token));
}
