namespace CreativeLabs.Web.Market;

internal static class MarketPages
{
    private const int Most = 99;

    public static void MapMarket(this RouteGroupBuilder pages)
    {
        pages.MapGet("/market", ListListings);
        pages.MapGet("/market/{id:guid}", (Guid id, ApiClient api) => ShowListing(id, api, null, null));
        var mine = pages.MapGroup("").SignedInOnly();
        mine.MapGet("/market/{id:guid}/order", CheckOrder);
        mine.MapPost("/market/{id:guid}/order", PlaceOrder);
        mine.MapGet("/orders", async (ApiClient api) => Show.Page<OrdersPage, IReadOnlyList<Order>>(
            (await api.Find(MarketApi.MyOrders, "limit=50")).Items));
        mine.MapGet("/orders/{id:guid}", (Guid id, ApiClient api) => ShowOrder(id, api, null));
        mine.MapPost("/orders/{id:guid}/pay", Pay);
        mine.MapPost("/orders/{id:guid}/cancel", Cancel);
    }

    private static async Task<IResult> ListListings(string? q, string? category, string? cursor, ApiClient api)
    {
        var query = "limit=12" + (string.IsNullOrWhiteSpace(q) ? "" : "&q=" + Uri.EscapeDataString(q.Trim()))
            + (MarketWords.Categories.Contains(category) ? "&category=" + category : "")
            + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
        var page = (await api.TryFindAsNobody(MarketApi.List, query)).OrFail();
        return Show.Page<MarketPage, MarketModel>(new(page.Items, page.Next, q, category));
    }

    private static async Task<IResult> ShowListing(Guid id, ApiClient api, Sent? sent, Problem? problem) =>
        Show.Page<ListingPage, ListingModel>(new((await api.TryFindAsNobody(MarketApi.Get, "", id)).OrFail(), sent), problem);

    /// <summary>Nobody pays before she has seen what it costs.</summary>
    private static async Task<IResult> CheckOrder(Guid id, int? quantity, string? payment, ApiClient api)
    {
        var listing = await api.Get(MarketApi.Get, id);
        return Show.Page<CheckOrderPage, CheckOrderModel>(
            new(listing, Math.Clamp(quantity ?? 1, 1, Most), payment is "cash" ? "cash" : "qr"));
    }

    private static async Task<IResult> PlaceOrder(Guid id, Sent sent, ApiClient api, Visit visit)
    {
        var quantity = Math.Clamp(sent.Number("quantity") ?? 1, 1, Most);
        var payment = sent["payment"] is "cash" ? "cash" : "qr";
        var answer = await api.Send(MarketApi.PlaceOrder, new OrderWanted([new(id, quantity)], payment), sent);
        return answer.Problem switch
        {
            null => Show.See(visit.To($"/orders/{answer.Value!.Id}?done=sent")),
            { } missing when visit.ToAgree(missing, $"/market/{id}") is { } agree => Show.See(agree),
            var problem => await ShowListing(id, api, sent, problem),
        };
    }

    private static async Task<IResult> ShowOrder(Guid id, ApiClient api, Problem? problem)
    {
        var answer = await api.Try(MarketApi.GetOrder, id);
        return Show.Page<OrderPage, OrderModel>(new(answer.OrFail(), answer.ETag, null), problem);
    }

    /// <summary>The code is shown on the page that the form leads to: sent again, the same key gives the same code.</summary>
    private static async Task<IResult> Pay(Guid id, Sent sent, ApiClient api)
    {
        var started = await api.Send(MarketApi.StartPayment, new None(), sent, id);
        var order = await api.Try(MarketApi.GetOrder, id);
        return Show.Page<OrderPage, OrderModel>(new(order.OrFail(), order.ETag, started.Value), started.Problem);
    }

    private static async Task<IResult> Cancel(Guid id, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(MarketApi.CancelOrder, new None(), sent, id) is { Problem: { } problem } ? await ShowOrder(id, api, problem)
            : Show.See(visit.To($"/orders/{id}?done=cancelled"));
}

public sealed record MarketModel(IReadOnlyList<Listing> Listings, string? Next, string? Q, string? Category);

public sealed record ListingModel(Listing Listing, Sent? Sent);

public sealed record CheckOrderModel(Listing Listing, int Quantity, string Payment);

public sealed record OrderModel(Order Order, string? ETag, StartedPayment? Payment);
