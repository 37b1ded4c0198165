using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Payments;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.Marketplace.Stock;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>What follows when parts of an order come to nothing, whoever ended them: their goods can be bought again, money that was paid
/// is the buyer's, codes to pay are void, and who has to know is told. In the transaction that holds the order's lock.</summary>
internal static class EndedParts
{
    public static async Task Settle(MarketplaceDb db, IPublishEndpoint publish, Order order, IReadOnlyList<SellerOrder> ended,
        DateTimeOffset now, CancellationToken token)
    {
        await ReturnGoods(db, ended, token);
        foreach (var part in ended.Where(part => part.PaidAt is not null))
        {
            part.GiveBack(part.Amount);
            await PostJournal.Post(db, Journals.Reversal(order, part, part.Amount, part.Id.ToString()), now, token);
            await RequestRefund.OfPart(db, publish, order, part, now, token);
        }

        if (order.Payment is PaymentMethod.Qr && ended.Any(part => part.PaidAt is null))
        {
            // A code of before asks for an amount that is not right any more.
            await VoidCodes.Of(db, publish, order.Id, token);
            await db.Intents.Where(i => i.OrderId == order.Id && i.SettledBy == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Amount, order.Total), token);
        }

        await Tell(publish, order, ended, token);
    }

    private static async Task ReturnGoods(MarketplaceDb db, IReadOnlyList<SellerOrder> ended, CancellationToken token)
    {
        var gone = ended.Where(part => part.Reason is DeclineReason.OutOfStock or DeclineReason.Damaged).ToList();
        var there = ended.Except(gone).ToList();
        var (paid, unpaid) = (Ids(there.Where(p => p.PaidAt is not null)), Ids(there.Where(p => p.PaidAt is null)));
        await ReleaseStock.Return(db, paid, token);
        var expired = ended.Any(part => part.State is OrderState.Expired);
        await ReleaseStock.Release(db, unpaid, expired ? ReservationState.Expired : ReservationState.Released, token);
        // What the seller does not have leaves her stock too.
        await ReleaseStock.Commit(db, Ids(gone), token);
    }

    private static async Task Tell(IPublishEndpoint publish, Order order, IReadOnlyList<SellerOrder> ended, CancellationToken token)
    {
        if (order.State is OrderState.Expired)
        {
            await publish.Publish(new OrderExpired(order.Id, order.BuyerId, order.Number), token);
            return;
        }

        // What becomes of a campaign is told as such.
        if (order.CampaignId is not null)
        {
            return;
        }

        // Nobody but the buyer knew of what she had not paid by QR, and she knows that she called it off.
        foreach (var part in ended.Where(part =>
            order.Payment is PaymentMethod.Cash || part.PaidAt is not null || part.Cause is not OrderState.Cancelled))
        {
            await publish.Publish(
                new OrderPartEnded(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number,
                    JsonNamingPolicy.CamelCase.ConvertName($"{part.Cause}"), part.PaidAt is null ? 0 : part.Amount),
                token);
        }
    }

    private static List<Guid> Ids(IEnumerable<SellerOrder> parts) => parts.Select(part => part.Id).ToList();
}
