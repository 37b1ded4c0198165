namespace CreativeLabs.Web.Shell;

/// <summary>Quick exit: her session ends and another page is on the screen, an everyday one. A form, so it works without script; with it
/// the page is blank before the request goes out.</summary>
internal static class Exit
{
    public const string Origins = "https://ky.wikipedia.org https://ru.wikipedia.org https://en.wikipedia.org";

    public static void MapExit(this WebApplication app) =>
        app.MapPost("/sign/exit", async (Sent sent, HttpContext http, Visit visit, EndOfSession end) =>
        {
            await end.Forget(http);
            return Show.See($"https://{(Languages.IsOne(sent["language"]) ? sent["language"] : visit.Language)}.wikipedia.org/");
        }).WithMetadata(new NothingForNobody());
}
