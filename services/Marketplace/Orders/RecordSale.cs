using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>Tells that a seller's part was paid, and whether it was the first she ever sold.</summary>
internal static class RecordSale
{
    public static async Task Record(
        MarketplaceDb db, IPublishEndpoint publish, Order order, SellerOrder part, DateTimeOffset now, CancellationToken token)
    {
        var first = part.Lines.MinBy(line => line.Id)!;
        await publish.Publish(
            new OrderPaid(
                part.Id, order.Id, order.BuyerId, part.PersonId, order.Number, first.Title, part.Lines.Sum(line => line.Pieces),
                part.Amount),
            token);
        var firstEver = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO first_sales (seller_id, seller_order_id, paid_at)
            VALUES ({part.SellerId}, {part.Id}, {now}) ON CONFLICT DO NOTHING
            """, token) == 1;
        if (firstEver)
        {
            await publish.Publish(new FirstSaleRecorded(part.PersonId, part.Id, part.Amount), token);
        }
    }
}
