namespace CreativeLabs.Web.Inbox;

internal static class InboxPages
{
    public static void MapInbox(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/inbox").SignedInOnly();
        mine.MapGet("", async (string? cursor, ApiClient api) => Show.Page<InboxPage, PageOf<Notification>>(await api.Find(InboxApi.List,
            "limit=20" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)))));
        mine.MapPost("/{id:guid}/read", async (Guid id, Sent sent, ApiClient api, Visit visit) =>
        {
            (await api.Send(InboxApi.MarkRead, new None(), sent, id)).OrFail();
            return Show.See(visit.To("/inbox"));
        });
        mine.MapGet("/preferences", (ApiClient api) => ShowPreferences(api, null));
        mine.MapPost("/preferences", Choose);
    }

    private static async Task<IResult> ShowPreferences(ApiClient api, Problem? problem)
    {
        var answer = await api.Try(InboxApi.GetPreferences);
        return Show.Page<PreferencesPage, PreferencesModel>(new(answer.OrFail(), answer.ETag), problem);
    }

    private static async Task<IResult> Choose(Sent sent, ApiClient api, Visit visit)
    {
        var now = await api.Get(InboxApi.GetPreferences);
        var ticked = sent.All("on");
        var chosen = now.Choices.Select(one => one with { On = ticked.Contains($"{one.Channel}.{one.Category}") }).ToList();
        return await api.Send(InboxApi.Choose, new PreferencesChosen(chosen), sent) is { Problem: { } problem }
            ? await ShowPreferences(api, problem) : Show.See(visit.To("/inbox/preferences?done=saved"));
    }
}

public sealed record PreferencesModel(Preferences Preferences, string? ETag);
