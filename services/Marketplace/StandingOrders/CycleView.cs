using CreativeLabs.Marketplace.Listings;

namespace CreativeLabs.Marketplace.StandingOrders;

/// <summary>One delivery of a standing order; a seller sees her own part and nothing of the others.</summary>
/// <param name="Id">The cycle.</param>
/// <param name="StandingOrderId">The standing order.</param>
/// <param name="DeliversOn">The day.</param>
/// <param name="State">open, offered, confirmed, invoiced, paid, unserved or calledOff.</param>
/// <param name="Quantity">What is wanted; for its buyer and the operator.</param>
/// <param name="Short">What of it nobody delivers.</param>
/// <param name="Place">Where it goes; for a seller once she has taken it on.</param>
/// <param name="Address">The address, likewise.</param>
/// <param name="Amount">What was accepted comes to; for a seller, of her part.</param>
/// <param name="InvoiceNumber">Of the invoice; for its buyer and the operator.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="Parts">Who delivers what.</param>
internal sealed record CycleView(
    Guid Id, Guid StandingOrderId, DateOnly DeliversOn, CycleState State, decimal? Quantity, decimal? Short, string? Place,
    string? Address, Money? Amount, string? InvoiceNumber, DateTimeOffset? PaidAt, IReadOnlyList<PartView> Parts)
{
    public static CycleView Of(SupplyCycle cycle, StandingOrder order, SaleUnit unit, Guid? onlyOf = null)
    {
        var parts = cycle.Parts.Where(part => onlyOf is null || part.PersonId == onlyOf).OrderBy(part => part.Id).ToList();
        var shown = onlyOf is null || parts.Exists(part => part.State is PartState.Confirmed or PartState.Packed or PartState.Delivered);
        long? amount = onlyOf is null ? cycle.Amount : cycle.InvoicedAt is null ? null : parts.Sum(part => part.Amount);
        return new(
            cycle.Id, order.Id, cycle.DeliversOn, cycle.State, onlyOf is null ? unit.Said(cycle.Quantity) : null,
            onlyOf is null ? unit.Said(cycle.Short) : null, shown ? order.Place : null, shown ? order.Address : null,
            amount is { } tyiyn ? Money.Of(tyiyn) : null, onlyOf is null ? cycle.InvoiceNumber : null, cycle.PaidAt,
            parts.ConvertAll(PartView.Of));
    }
}

/// <summary>What one shop delivers.</summary>
/// <param name="Id">The part.</param>
/// <param name="SellerId">The shop.</param>
/// <param name="GoodId">What was ordered, or what takes its place.</param>
/// <param name="Unit">piece, kg, l or m.</param>
/// <param name="Price">Of one unit.</param>
/// <param name="Quantity">What it is to deliver.</param>
/// <param name="Packed">What it has packed.</param>
/// <param name="Accepted">What was not sent back.</param>
/// <param name="State">offered, confirmed, packed, delivered, declined or lapsed.</param>
/// <param name="Lots">What it is of.</param>
internal sealed record PartView(
    Guid Id, Guid SellerId, Guid GoodId, SaleUnit Unit, Money Price, decimal Quantity, decimal Packed, decimal Accepted, PartState State,
    IReadOnlyList<PackedLotView> Lots)
{
    public static PartView Of(SupplyPart part) => new(
        part.Id, part.SellerId, part.GoodId, part.Unit, Money.Of(part.Price), part.Unit.Said(part.Quantity), part.Unit.Said(part.Packed),
        part.Unit.Said(part.Accepted), part.State, part.Lots.OrderBy(lot => lot.LotId)
            .Select(lot => new PackedLotView(lot.LotId, part.Unit.Said(lot.Quantity), part.Unit.Said(lot.Rejected))).ToList());
}

/// <summary>So much of a lot.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="Quantity">Packed.</param>
/// <param name="Rejected">Sent back.</param>
internal sealed record PackedLotView(Guid LotId, decimal Quantity, decimal Rejected);
