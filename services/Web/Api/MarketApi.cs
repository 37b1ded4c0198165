namespace CreativeLabs.Web.Api;

public static class MarketApi
{
    public static readonly Read<PageOf<Listing>> List = new("/v1/listings");
    public static readonly Read<Listing> Get = new("/v1/listings/{id}");
    public static readonly Change<OrderWanted, Order> PlaceOrder = new("POST", "/v1/orders");
    public static readonly Read<Order> GetOrder = new("/v1/orders/{id}");
    public static readonly Read<PageOf<Order>> MyOrders = new("/v1/me/orders");
    public static readonly Change<None, StartedPayment> StartPayment = new("POST", "/v1/orders/{id}/payment-attempts");
    public static readonly Change<None, Order> CancelOrder = new("POST", "/v1/orders/{id}/cancellation");
    public static readonly Change<None, Order> AcceptOrder = new("POST", "/v1/orders/{id}/acceptance");
    public static readonly Change<None, Order> ReadyOrder = new("POST", "/v1/orders/{id}/readiness");
    public static readonly Change<HandOver, Order> HandOverOrder = new("POST", "/v1/orders/{id}/handover");
    public static readonly Change<None, Order> CompleteOrder = new("POST", "/v1/orders/{id}/completion");
}

/// <summary>In tyiyn.</summary>
public sealed record Money(long Amount, string Currency);

/// <param name="Category">felt, textile, clothing, food, herbs, experience or other.</param>
/// <param name="State">draft, inReview, published, suspended or archived.</param>
public sealed record Listing(
    Guid Id, Guid SellerId, string Seller, Guid? LabId, string Title, string Description, Money Price, string Category, string State,
    decimal Left, ListingTexts? Texts);

public sealed record ListingTexts(LocalText Title, LocalText Description, LocalText? Reason);

/// <param name="Payment">qr or cash.</param>
public sealed record OrderWanted(IReadOnlyList<LineWanted> Lines, string Payment);

public sealed record LineWanted(Guid ListingId, decimal Quantity);

/// <param name="State">placed, reserved, awaitingPayment, paid, accepted, ready, handedOver, completed, cancelled or expired.</param>
public sealed record Order(
    Guid Id, string Number, string State, string Payment, Money Total, DateTimeOffset PlacedAt, DateTimeOffset ReservedUntil,
    IReadOnlyList<SellerPart> Parts);

public sealed record SellerPart(Guid Id, Guid SellerId, string Seller, string State, Money Amount, IReadOnlyList<OrderLine> Lines);

public sealed record OrderLine(Guid ListingId, string Title, Money Price, decimal Quantity, Money Amount);

/// <param name="Qr">What the code says; null when the rail has not answered yet.</param>
public sealed record StartedPayment(Guid AttemptId, string? Qr, Money Amount, DateTimeOffset ExpiresAt);

public sealed record HandOver(string? Receipt = null);
