namespace CreativeLabs.Contracts;

/// <summary>A standing order has a delivery to open; Marketplace's own, published with a due time.</summary>
/// <param name="StandingOrderId">The standing order.</param>
public sealed record StandingOrderDue(Guid StandingOrderId) : IFact
{
    Guid IFact.Key => StandingOrderId;
}

/// <summary>A delivery of a standing order has to go on; Marketplace's own, published with a due time.</summary>
/// <param name="CycleId">The delivery.</param>
public sealed record SupplyCycleDue(Guid CycleId) : IFact
{
    Guid IFact.Key => CycleId;
}

/// <summary>A shop is asked to deliver its part of a standing order.</summary>
/// <param name="PartId">The part.</param>
/// <param name="CycleId">The delivery.</param>
/// <param name="SellerId">The seller's person, or its group.</param>
/// <param name="DeliversOn">The day.</param>
public sealed record SupplyOffered(Guid PartId, Guid CycleId, Guid SellerId, DateOnly DeliversOn) : IFact
{
    Guid IFact.Key => CycleId;
}

/// <summary>Nobody delivers a part of what a standing order wants.</summary>
/// <param name="NoticeId">This notice.</param>
/// <param name="CycleId">The delivery.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="DeliversOn">The day.</param>
public sealed record SupplyShort(Guid NoticeId, Guid CycleId, Guid BuyerId, DateOnly DeliversOn) : IFact
{
    Guid IFact.Key => CycleId;
}

/// <summary>What a shop delivered of a standing order was accepted, all or in part.</summary>
/// <param name="PartId">The part.</param>
/// <param name="CycleId">The delivery.</param>
/// <param name="SellerId">The seller's person, or its group.</param>
/// <param name="DeliversOn">The day.</param>
public sealed record DeliveryConfirmed(Guid PartId, Guid CycleId, Guid SellerId, DateOnly DeliversOn) : IFact
{
    Guid IFact.Key => CycleId;
}

/// <summary>A delivery of a standing order is over, and is to be paid.</summary>
/// <param name="CycleId">The delivery.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The invoice's number.</param>
/// <param name="Amount">Tyiyn.</param>
/// <param name="DeliversOn">The day.</param>
public sealed record SupplyInvoiced(Guid CycleId, Guid BuyerId, string Number, long Amount, DateOnly DeliversOn) : IFact
{
    Guid IFact.Key => CycleId;
}

/// <summary>Something that was delivered must not be used; told to each buyer who got of it.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="CycleId">The delivery.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="DeliversOn">The day.</param>
public sealed record LotRecalled(Guid LotId, Guid CycleId, Guid BuyerId, DateOnly DeliversOn) : IFact
{
    Guid IFact.Key => CycleId;
}
