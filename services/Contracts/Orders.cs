namespace CreativeLabs.Contracts;

/// <summary>A buyer ordered something that is paid in cash: its seller has to accept it.</summary>
/// <param name="SellerOrderId">The part of the order that this seller fulfils.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Title">The first thing ordered.</param>
/// <param name="Quantity">How many pieces in all.</param>
/// <param name="Amount">The seller's part, tyiyn.</param>
/// <param name="AcceptBy">Until then it has to be accepted.</param>
public sealed record OrderRequested(
    Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, LocalText Title, int Quantity, long Amount,
    DateTimeOffset AcceptBy) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A seller took on her part of an order.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderAccepted(Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A part of an order can be fetched.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="FetchBy">Until then it is kept for the buyer.</param>
public sealed record OrderReady(
    Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, DateTimeOffset FetchBy) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A part of an order that is brought to its buyer is on its way.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderSentOut(Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A buyer wrote to the seller of a part of her order, or the seller to her. What she wrote stays in Marketplace.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="RecipientId">Who is to read it.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderMessageSent(Guid MessageId, Guid SellerOrderId, Guid OrderId, Guid RecipientId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>Who got a message says that it should not have been written; told to each operator, who decides.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="OrderId">The order that it is about.</param>
/// <param name="OperatorId">Who is told.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderMessageReported(Guid MessageId, Guid OrderId, Guid OperatorId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A seller says that the buyer has her part; it completes by itself after some days.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
public sealed record OrderHandedOver(Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A part of an order is done: the buyer said so, or some days passed since she got it.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">The part, tyiyn.</param>
public sealed record OrderCompleted(
    Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, long Amount) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A part of an order comes to nothing.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Cause">cancelled, expired, declined, acceptanceLapsed or noShow.</param>
/// <param name="RefundDue">What the buyer gets back, tyiyn; 0 when she had not paid.</param>
public sealed record OrderPartEnded(
    Guid SellerOrderId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, string Cause, long RefundDue) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A part of an order has a deadline; Marketplace's own, published with a due time.</summary>
/// <param name="SellerOrderId">The part.</param>
/// <param name="OrderId">The order.</param>
public sealed record SellerOrderDue(Guid SellerOrderId, Guid OrderId) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A time of an experience does not take place; Marketplace's own work: what was ordered of it is called off.</summary>
/// <param name="SlotId">The time.</param>
/// <param name="ListingId">The experience.</param>
public sealed record ListingSlotCalledOff(Guid SlotId, Guid ListingId) : IFact
{
    Guid IFact.Key => SlotId;
}

/// <summary>Money came that was not what was asked for; it goes back to who paid.</summary>
/// <param name="AttemptId">The attempt to pay.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The order's short number.</param>
public sealed record PaymentNotMatched(Guid AttemptId, Guid OrderId, Guid BuyerId, string Number) : IFact
{
    Guid IFact.Key => OrderId;
}

/// <summary>A payment code is of no use any more: the rail is asked to void it; Marketplace's own work.</summary>
/// <param name="AttemptId">The attempt to pay.</param>
public sealed record PaymentVoidDue(Guid AttemptId) : IFact
{
    Guid IFact.Key => AttemptId;
}

/// <summary>A buyer is owed money that she paid.</summary>
/// <param name="RefundId">The refund.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record RefundRequested(Guid RefundId, Guid OrderId, Guid BuyerId, string Number, long Amount) : IFact
{
    Guid IFact.Key => RefundId;
}

/// <summary>A refund arrived at the buyer.</summary>
/// <param name="RefundId">The refund.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record RefundSettled(Guid RefundId, Guid OrderId, Guid BuyerId, string Number, long Amount) : IFact
{
    Guid IFact.Key => RefundId;
}

/// <summary>A refund has to be sent, or the rail to be asked what became of it; Marketplace's own work.</summary>
/// <param name="RefundId">The refund.</param>
/// <param name="Try">How many times the rail was called before.</param>
public sealed record RefundSendDue(Guid RefundId, int Try) : IFact
{
    Guid IFact.Key => RefundId;
}

/// <summary>A listing was taken off the market by who reviews it.</summary>
/// <param name="NoticeId">Names this one time.</param>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Title">What was sold.</param>
public sealed record ListingSuspended(Guid NoticeId, Guid ListingId, Guid SellerId, LocalText Title) : IFact
{
    Guid IFact.Key => ListingId;
}

/// <summary>A suspended listing is for sale again.</summary>
/// <param name="NoticeId">Names this one time.</param>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Title">What is sold.</param>
public sealed record ListingReinstated(Guid NoticeId, Guid ListingId, Guid SellerId, LocalText Title) : IFact
{
    Guid IFact.Key => ListingId;
}

/// <summary>A listing was sent back by who reviewed it; why stands with the listing.</summary>
/// <param name="NoticeId">Names this one time.</param>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Title">What was to be sold.</param>
public sealed record ListingReturned(Guid NoticeId, Guid ListingId, Guid SellerId, LocalText Title) : IFact
{
    Guid IFact.Key => ListingId;
}

/// <summary>Few are left of something that is on sale.</summary>
/// <param name="NoticeId">Names this one time.</param>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Title">What is sold.</param>
/// <param name="Left">How many can still be ordered.</param>
public sealed record StockRunningLow(Guid NoticeId, Guid ListingId, Guid SellerId, LocalText Title, int Left) : IFact
{
    Guid IFact.Key => ListingId;
}

/// <summary>Sellers have to be told of new terms, some at a time; Marketplace's own work.</summary>
/// <param name="TermsId">The terms.</param>
/// <param name="After">The last shop that was told.</param>
public sealed record SellerTermsTellingDue(Guid TermsId, Guid After) : IFact
{
    Guid IFact.Key => TermsId;
}

/// <summary>New terms for sellers were published; told to each seller.</summary>
/// <param name="TermsId">The terms.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="AppliesFrom">From then on they apply.</param>
public sealed record SellerTermsPublished(Guid TermsId, Guid SellerId, DateTimeOffset AppliesFrom) : IFact
{
    Guid IFact.Key => SellerId;
}

/// <summary>A payout arrived at its seller.</summary>
/// <param name="PayoutId">The payout.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record PayoutSent(Guid PayoutId, Guid SellerId, long Amount) : IFact
{
    Guid IFact.Key => PayoutId;
}

/// <summary>A payout did not arrive, or came back; the balance has it again.</summary>
/// <param name="PayoutId">The payout.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Amount">Tyiyn.</param>
public sealed record PayoutReturned(Guid PayoutId, Guid SellerId, long Amount) : IFact
{
    Guid IFact.Key => PayoutId;
}

/// <summary>A payout has to be sent, or the rail to be asked what became of it; Marketplace's own work.</summary>
/// <param name="PayoutId">The payout.</param>
/// <param name="Try">How many times the rail was called before.</param>
public sealed record PayoutSendDue(Guid PayoutId, int Try) : IFact
{
    Guid IFact.Key => PayoutId;
}

/// <summary>A buyer says that something is wrong with what she got; her part of the order is frozen until it is decided.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
public sealed record DisputeOpened(Guid DisputeId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number) : IFact
{
    Guid IFact.Key => DisputeId;
}

/// <summary>A dispute was decided.</summary>
/// <param name="DisputeId">The dispute.</param>
/// <param name="OrderId">The order.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="SellerId">The seller's person.</param>
/// <param name="Number">The order's short number.</param>
/// <param name="Outcome">buyer, seller or split.</param>
public sealed record DisputeDecided(
    Guid DisputeId, Guid OrderId, Guid BuyerId, Guid SellerId, string Number, string Outcome) : IFact
{
    Guid IFact.Key => DisputeId;
}
