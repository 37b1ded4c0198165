using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>How a buyer gets what she orders of one shop.</summary>
/// <param name="SellerId">The shop.</param>
/// <param name="Way">pickup (at the seller's), lab or delivery.</param>
/// <param name="Address">Where to bring it, 5 to 300 characters; with delivery only. It is kept until the order is done.</param>
/// <param name="Fee">For bringing it, as the buyer saw it: when it is another now, nothing is ordered.</param>
internal sealed record DeliveryChoice(Guid SellerId, DeliveryWay Way, string? Address = null, Money? Fee = null);

/// <summary>How the goods of an order get to its buyer.</summary>
internal static class ChooseDelivery
{
    public static void Check(Validation validation, IReadOnlyList<DeliveryChoice> choices)
    {
        validation.Range(choices.Count, 0, 50, "deliveries").Check(
            choices.All(choice => choice is not null) && choices.DistinctBy(choice => choice.SellerId).Count() == choices.Count,
            "deliveries", "Ар бир дүкөнгө бирөө.", "По одному на магазин.", "One for each shop.");
        for (var i = 0; i < Math.Min(choices.Count, 50) && choices[i] is { } choice; i++)
        {
            var isBrought = choice.Way is DeliveryWay.Delivery;
            validation.Length(choice.Address?.Trim(), isBrought ? 5 : 0, isBrought ? 300 : 0, $"deliveries[{i}].address")
                .Check(!isBrought || WrittenText.IsVisible(choice.Address ?? ""), $"deliveries[{i}].address", "Дарек керек.",
                    "Нужен адрес.", "An address, please.");
        }
    }

    /// <summary>The shops of which the buyer says how she gets what she orders; each has to be one of the order's.</summary>
    public static async Task<(IReadOnlyDictionary<Guid, Seller> Shops, Error? Broken)> Shops(PlaceOrderBody body,
        IReadOnlyList<ListingRow> rows, MarketplaceDb db, CancellationToken token)
    {
        var named = (body.Deliveries ?? []).Select(choice => choice.SellerId).ToList();
        if (named.Count == 0)
        {
            return (new Dictionary<Guid, Seller>(), null);
        }

        return named.Except(rows.Select(row => row.Listing.SellerId)).Cast<Guid?>().FirstOrDefault() is { } stranger
            ? (new Dictionary<Guid, Seller>(), OrderRules.DeliveryNotOffered.With("sellerId", stranger))
            : (await db.Sellers.AsNoTracking().Where(s => named.Contains(s.Id)).ToDictionaryAsync(s => s.Id, token), null);
    }

    /// <summary>What the buyer chose for this part, when she chose anything.</summary>
    public static Error? Of(SellerOrder part, PlaceOrderBody body, IReadOnlyDictionary<Guid, Seller> shops)
    {
        if (body.Deliveries?.FirstOrDefault(choice => choice.SellerId == part.SellerId) is not { } choice)
        {
            return null;
        }

        var shop = shops.GetValueOrDefault(part.SellerId);
        if (shop?.FeeFor(choice.Way, part.Amount) is not { } fee)
        {
            return OrderRules.DeliveryNotOffered.With("sellerId", choice.SellerId);
        }

        if (choice.Fee is { } seen && seen.Amount != fee)
        {
            return OrderRules.PriceChanged.With("sellerId", choice.SellerId).With("deliveryFee", Money.Of(fee));
        }

        part.Deliver(choice.Way, fee, choice.Address?.Trim(), choice.Way is DeliveryWay.Lab ? shop.PickupLabId : null);
        return null;
    }
}
