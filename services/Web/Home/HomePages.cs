namespace CreativeLabs.Web.Home;

internal static class HomePages
{
    public static void MapHome(this RouteGroupBuilder pages)
    {
        pages.MapGet("", ShowHome);
        pages.MapGet("/help", () => Show.Page<HelpPage>());
    }

    private static async Task<IResult> ShowHome(Visit visit, ApiClient api, LabDirectory labs)
    {
        var events = api.TryFindAsNobody(EventsApi.List, $"from={visit.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&limit=3");
        var listings = api.TryFindAsNobody(MarketApi.List, "limit=3");
        // What does not answer is left out; the first page is there all the same.
        return Show.Page<HomePage, HomeModel>(
            new(await labs.All(), (await events).Value?.Items ?? [], (await listings).Value?.Items ?? []));
    }
}

public sealed record HomeModel(IReadOnlyList<Lab> Labs, IReadOnlyList<Event> Events, IReadOnlyList<Listing> Listings);
