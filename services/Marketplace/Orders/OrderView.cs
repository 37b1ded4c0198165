using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>An order; a seller sees her own part only.</summary>
/// <param name="Id">The order.</param>
/// <param name="Number">The short number that people use.</param>
/// <param name="State">That of the part furthest behind.</param>
/// <param name="Payment">qr or cash.</param>
/// <param name="Total">Of all parts.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="ReservedUntil">Until then it must be paid, or in cash accepted.</param>
/// <param name="Parts">What each seller fulfils.</param>
internal sealed record OrderView(
    Guid Id, string Number, OrderState State, PaymentMethod Payment, Money Total, DateTimeOffset PlacedAt, DateTimeOffset ReservedUntil,
    IReadOnlyList<SellerOrderView> Parts)
{
    public static OrderView Of(Order order, HttpContext http, Guid? onlyOf = null) => new(
        order.Id, order.Number, order.State, order.Payment, Money.Of(order.Total), order.PlacedAt, order.ReservedUntil,
        order.Parts.Where(part => onlyOf is null || part.PersonId == onlyOf).OrderBy(part => part.Id)
        .Select(part => SellerOrderView.Of(part, http)).ToList());
}

/// <summary>What one seller fulfils.</summary>
/// <param name="Id">The seller's part.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="Seller">The shop's name.</param>
/// <param name="State">How far it is.</param>
/// <param name="Amount">The seller's part of the total.</param>
/// <param name="Receipt">Of the handing over.</param>
/// <param name="Lines">What was ordered.</param>
internal sealed record SellerOrderView(
    Guid Id, Guid SellerId, string Seller, OrderState State, Money Amount, string? Receipt, IReadOnlyList<OrderLineView> Lines)
{
    public static SellerOrderView Of(SellerOrder part, HttpContext http) => new(
        part.Id, part.SellerId, http.Say(part.Shop), part.State, Money.Of(part.Amount), part.Receipt,
        part.Lines.OrderBy(line => line.Id)
        .Select(line => new OrderLineView(line.ListingId, http.Say(line.Title), Money.Of(line.Price), line.Quantity)).ToList());
}

/// <summary>So many pieces at a price each.</summary>
internal sealed record OrderLineView(Guid ListingId, string Title, Money Price, int Quantity);
