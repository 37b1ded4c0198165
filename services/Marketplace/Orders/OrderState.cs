namespace CreativeLabs.Marketplace.Orders;

/// <summary>Up to Completed in the order in which a part of an order moves; after that, how it came to nothing. A part that was paid for
/// and comes to nothing is RefundDue, and Refunded once its buyer has the money back.</summary>
internal enum OrderState
{
    Placed, Reserved, AwaitingPayment, Paid, Accepted, Ready, HandedOver, Disputed, Completed,
    Cancelled, Expired, Declined, AcceptanceLapsed, NoShow, Refunded, RefundDue,
}

internal enum PaymentMethod { Qr, Cash }

/// <summary>Why a seller does not deliver.</summary>
internal enum DeclineReason { OutOfStock, Damaged, NotInTime, ShopClosed, Other }
