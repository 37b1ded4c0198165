namespace CreativeLabs.Contracts;

/// <summary>A listing can be bought.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Title">What is sold.</param>
public sealed record ListingPublished(Guid ListingId, Guid SellerId, LocalText Title) : IFact
{
    Guid IFact.Key => ListingId;
}

/// <summary>An order was placed and its stock is reserved.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The short number that people use.</param>
/// <param name="Total">Tyiyn (1/100 som).</param>
public sealed record OrderPlaced(Guid OrderId, Guid BuyerId, string Number, long Total) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>An order was paid; published once for each seller in it.</summary>
/// <param name="SellerOrderId">The part of the order that this seller fulfils.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Title">The first thing sold in it.</param>
/// <param name="Quantity">How many pieces in all.</param>
/// <param name="Amount">The seller's part, tyiyn.</param>
public sealed record OrderPaid(
    Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, LocalText Title, int Quantity, long Amount) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A seller's very first sale was paid.</summary>
/// <param name="SellerId">The seller's person.</param>
/// <param name="SellerOrderId">The sale.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record FirstSaleRecorded(Guid SellerId, Guid SellerOrderId, long Amount) : IFact
{
    Guid IFact.Key => SellerId;
}

/// <summary>An order was not paid in time; its stock is free again.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderExpired(Guid OrderId, Guid BuyerId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>The hour that stock is held for is over; Marketplace's own deadline, published with a due time.</summary>
/// <param name="OrderId">The order whose reservation is due.</param>
public sealed record ReservationDue(Guid OrderId) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A verified payment callback was stored and has to be settled; Marketplace's own work, off the rail's request.</summary>
/// <param name="CallbackId">The stored callback.</param>
/// <param name="AttemptId">The payment attempt that it speaks of.</param>
public sealed record PaymentCallbackReceived(Guid CallbackId, Guid AttemptId) : IFact
{
    Guid IFact.Key => AttemptId;
}

/// <summary>No callback came for an attempt: ask the rail; Marketplace's own deadline.</summary>
/// <param name="AttemptId">The payment attempt.</param>
/// <param name="Try">How many times the rail was asked before.</param>
public sealed record PaymentPollDue(Guid AttemptId, int Try) : IFact
{
    Guid IFact.Key => AttemptId;
}

/// <summary>A seller has no right to sell any more, because the credential that gave it was revoked; nothing of hers is for sale.</summary>
/// <param name="CredentialId">The credential.</param>
/// <param name="SellerId">The seller's person.</param>
public sealed record RightToSellWithdrawn(Guid CredentialId, Guid SellerId) : IFact
{
    Guid IFact.Key => SellerId;
}
