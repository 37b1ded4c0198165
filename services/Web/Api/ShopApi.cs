namespace CreativeLabs.Web.Api;

public static class ShopApi
{
    public static readonly Read<Shop> Mine = new("/v1/me/seller");
    public static readonly Change<ShopWanted, Shop> Open = new("POST", "/v1/sellers");
    public static readonly Read<PageOf<Listing>> Listings = new("/v1/me/listings");
    public static readonly Change<ListingWanted, Listing> Create = new("POST", "/v1/listings");
    public static readonly Read<Stock> GetStock = new("/v1/listings/{id}/stock");
    public static readonly Change<StockCounted, Stock> SetStock = new("PUT", "/v1/listings/{id}/stock");
    public static readonly Change<None, Listing> Submit = new("POST", "/v1/listings/{id}/submission");
    public static readonly Read<PageOf<Sale>> Sales = new("/v1/me/sales");
    public static readonly Read<Balance> GetBalance = new("/v1/me/seller/balance");
}

public sealed record Shop(Guid Id, string DisplayName);

public sealed record ShopWanted(LocalText DisplayName);

public sealed record ListingWanted(LocalText Title, LocalText Description, Money Price, string Category, Guid? LabId);

public sealed record Stock(decimal OnHand, decimal Reserved, decimal Left);

public sealed record StockCounted(decimal OnHand);

public sealed record Sale(Guid OrderId, string Number, string Payment, DateTimeOffset PlacedAt, SellerPart Part);

public sealed record Balance(
    [property: System.Text.Json.Serialization.JsonPropertyName("balance")] Money Now, Money Earned, Money ReceivedInCash);
