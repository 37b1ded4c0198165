using System.Globalization;

namespace CreativeLabs.Web.Shop;

internal static class ShopPages
{
    public static void MapShop(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/shop").SignedInOnly();
        mine.MapGet("", (ApiClient api) => ShowShop(api, null, null));
        mine.MapPost("/open", Open);
        mine.MapPost("/things", Add);
        mine.MapPost("/things/{id:guid}/stock", Count);
        mine.MapPost("/things/{id:guid}/submit", async (Guid id, Sent sent, ApiClient api, Visit visit) =>
            await api.Send(ShopApi.Submit, new None(), sent, id) is { Problem: { } problem } ? await ShowShop(api, sent, problem)
                : Show.See(visit.To("/shop?done=sent")));
        mine.MapPost("/sales/{id:guid}/{step:alpha}", Step);
    }

    private static async Task<IResult> ShowShop(ApiClient api, Sent? sent, Problem? problem)
    {
        var shop = await api.Try(ShopApi.Mine);
        if (shop.Problem is { Status: 404 })
        {
            return Show.Page<ShopPage, ShopModel>(new(null, null, [], [], [], sent), problem);
        }

        var balance = api.Try(ShopApi.GetBalance);
        var sales = api.TryFind(ShopApi.Sales, "limit=30");
        var memberships = api.TryFind(LabsApi.Mine, "limit=20");
        var things = await api.Find(ShopApi.Listings, "limit=50");
        return Show.Page<ShopPage, ShopModel>(new(shop.OrFail(), (await balance).Value, things.Items,
            (await sales).Value?.Items ?? [], (await memberships).Value?.Items ?? [], sent), problem);
    }

    private static async Task<IResult> Open(Sent sent, ApiClient api, Visit visit) =>
        await api.Send(ShopApi.Open, new ShopWanted(visit.Written(sent["displayName"])), sent) is { Problem: { } problem }
            ? await ShowShop(api, sent, problem) : Show.See(visit.To("/shop?done=saved"));

    private static async Task<IResult> Add(Sent sent, ApiClient api, Visit visit)
    {
        if (Tyiyn(sent["price"]) is not { } price)
        {
            return await ShowShop(api, sent, Problem.OfField("price", ShopWords.PriceWrong.In(visit.Language)));
        }

        var wanted = new ListingWanted(visit.Written(sent["title"]), visit.Written(sent["description"]), new Money(price, "KGS"),
            sent["category"] ?? "other", Guid.TryParse(sent["labId"], out var lab) ? lab : null);
        var added = await api.Send(ShopApi.Create, wanted, sent);
        if (added.Problem is { } problem)
        {
            return await ShowShop(api, sent, problem);
        }

        // What is made now is hers alone until it is sent for review, so its first count needs no version.
        var counted = await api.Send(ShopApi.SetStock, new StockCounted(sent.Number("onHand") ?? 1), sent.Step(1), added.Value!.Id);
        return counted.Problem is { } refused ? await ShowShop(api, sent, refused) : Show.See(visit.To("/shop?done=saved"));
    }

    private static async Task<IResult> Count(Guid id, Sent sent, ApiClient api, Visit visit) =>
        await api.Send(ShopApi.SetStock, new StockCounted(sent.Number("onHand") ?? 0), sent, id) is { Problem: { } problem }
            ? await ShowShop(api, sent, problem) : Show.See(visit.To("/shop?done=saved"));

    private static async Task<IResult> Step(Guid id, string step, Sent sent, ApiClient api, Visit visit)
    {
        var answer = step switch
        {
            "accept" => await api.Send(MarketApi.AcceptOrder, new None(), sent, id),
            "ready" => await api.Send(MarketApi.ReadyOrder, new None(), sent, id),
            _ => await api.Send(MarketApi.HandOverOrder, new HandOver(sent["receipt"]), sent, id),
        };
        return answer.Problem is { } problem ? await ShowShop(api, sent, problem) : Show.See(visit.To("/shop?done=saved"));
    }

    /// <summary>Som as people write them: spaces anywhere, a comma or a point before tyiyn.</summary>
    internal static long? Tyiyn(string? text)
    {
        var plain = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter))).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var som)
            && som is > 0 and < 100_000_000 && decimal.Round(som, 2) == som ? (long)(som * 100) : null;
    }
}

/// <param name="Shop">Null when she has none yet.</param>
public sealed record ShopModel(
    Api.Shop? Shop, Balance? Balance, IReadOnlyList<Listing> Things, IReadOnlyList<Sale> Sales, IReadOnlyList<Membership> Labs, Sent? Sent);
