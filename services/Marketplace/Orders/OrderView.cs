using CreativeLabs.Marketplace.Listings;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.Marketplace.Sellers.GroupShops;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>An order; a seller sees her own part and nothing of the others.</summary>
/// <param name="Id">The order.</param>
/// <param name="Number">The short number that people use.</param>
/// <param name="State">That of the part furthest behind; for a seller, of her part.</param>
/// <param name="Payment">qr or cash.</param>
/// <param name="Total">What the parts that are still on come to; for a seller, hers.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="ReservedUntil">Until then it must be paid, or in cash accepted.</param>
/// <param name="Parts">What each seller fulfils.</param>
internal sealed record OrderView(
    Guid Id, string Number, OrderState State, PaymentMethod Payment, Money Total, DateTimeOffset PlacedAt, DateTimeOffset ReservedUntil,
    IReadOnlyList<SellerOrderView> Parts)
{
    public static OrderView Of(Order order, HttpContext http, Guid? onlyOf = null)
    {
        var parts = order.Parts.Where(part => onlyOf is null || part.PersonId == onlyOf).OrderBy(part => part.Id).ToList();
        var own = onlyOf is null ? null : parts[0];
        var caller = http.PartyId();
        var forBuyer = caller == order.BuyerId;
        return new(
            order.Id, order.Number, own?.State ?? order.State, order.Payment, Money.Of(own?.Amount ?? order.Total), order.PlacedAt,
            order.ReservedUntil, parts.ConvertAll(
                part => SellerOrderView.Of(part, http, forBuyer, forSeller: caller == part.PersonId)));
    }
}

/// <summary>What one seller fulfils.</summary>
/// <param name="Id">The seller's part.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">The shop's name.</param>
/// <param name="State">How far it is.</param>
/// <param name="Cause">How it came to nothing: cancelled, expired, declined, acceptanceLapsed or noShow.</param>
/// <param name="Reason">Why the seller does not deliver.</param>
/// <param name="Amount">The seller's part of the total.</param>
/// <param name="Refunded">What of it was given back or is to be.</param>
/// <param name="Delivery">How the buyer gets it.</param>
/// <param name="Receipt">Of the handing over.</param>
/// <param name="HandoverCode">What the buyer tells the seller when she has the goods; for the buyer, once it is paid.</param>
/// <param name="AcceptBy">Until then the seller has to accept what was paid.</param>
/// <param name="ReadyBy">After this the buyer may call off what is accepted and not ready.</param>
/// <param name="FetchBy">Until then it is kept for the buyer.</param>
/// <param name="AttendFrom">Of an experience, when it begins.</param>
/// <param name="AttendUntil">When it ends.</param>
/// <param name="OfferedBy">Of what is made to order, by when it should be ready.</param>
/// <param name="PromisedBy">By when the seller says that it will be ready.</param>
/// <param name="Lines">What was ordered.</param>
internal sealed record SellerOrderView(
    Guid Id, Guid SellerId, string Seller, OrderState State, OrderState? Cause, DeclineReason? Reason, Money Amount, Money Refunded,
    DeliveryView Delivery, string? Receipt, string? HandoverCode, DateTimeOffset? AcceptBy, DateTimeOffset? ReadyBy,
    DateTimeOffset? FetchBy, DateTimeOffset? AttendFrom, DateTimeOffset? AttendUntil, DateTimeOffset? OfferedBy,
    DateTimeOffset? PromisedBy, IReadOnlyList<OrderLineView> Lines)
{
    public static SellerOrderView Of(SellerOrder part, HttpContext http, bool forBuyer, bool forSeller) => new(
        part.Id, part.SellerId, http.Say(part.Shop), part.State, part.Cause, part.Reason, Money.Of(part.Amount), Money.Of(part.Refunded),
        new DeliveryView(part.Way, Money.Of(part.DeliveryFee), part.PickupLabId,
            (forBuyer || forSeller) && part.State < OrderState.HandedOver ? part.Address : null),
        part.Receipt, forBuyer && part.State is (OrderState.Paid or OrderState.Accepted or OrderState.Ready) ? part.HandoverCode : null,
        part.AcceptBy, part.ReadyBy, part.FetchBy, part.AttendFrom, part.AttendUntil, part.OfferedBy, part.PromisedBy,
        part.Lines.OrderBy(line => line.Id)
        .Select(line => new OrderLineView(line.ListingId, http.Say(line.Title), Money.Of(line.Price), line.Unit.Said(line.Quantity),
            line.Unit, Money.Of(line.Amount), line.SlotId, line.Content))
            .ToList());
}

/// <summary>How a buyer gets a part of her order.</summary>
/// <param name="Way">pickup (at the seller's), lab or delivery.</param>
/// <param name="Fee">For bringing it, within the part's amount.</param>
/// <param name="LabId">The lab where it can be fetched.</param>
/// <param name="Address">Where it is brought; for the two of them, until it is handed over.</param>
internal sealed record DeliveryView(DeliveryWay Way, Money Fee, Guid? LabId, string? Address);

/// <summary>So much at a price each.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Title">What it was called, with the variant.</param>
/// <param name="Price">Of one unit.</param>
/// <param name="Quantity">How much, in the unit.</param>
/// <param name="Unit">piece, kg, l or m.</param>
/// <param name="Amount">What it comes to, rounded to the nearest tyiyn.</param>
/// <param name="SlotId">The time or the week whose places it takes.</param>
/// <param name="Content">What a piece held when it was ordered, when it is measured.</param>
internal sealed record OrderLineView(Guid ListingId, string Title, Money Price, decimal Quantity, SaleUnit Unit, Money Amount,
    Guid? SlotId, Content? Content);
