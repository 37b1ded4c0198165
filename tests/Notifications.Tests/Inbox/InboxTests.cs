using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class InboxTests(NotificationsFixture fixture)
{
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public async Task The_inbox_shows_the_newest_first_page_by_page()
    {
        await Told("a", "b", "c", "d", "e");
        var client = fixture.Client(person);
        var first = await client.GetAsync("/v1/me/inbox?limit=2");
        var page = await first.Json();
        first.Headers.GetValues("Link").Single().ShouldContain("rel=\"next\"");
        Texts(page).ShouldBe(["e is on sale now.", "d is on sale now."]);
        var second = await client.GetJson($"/v1/me/inbox?limit=2&cursor={page.GetProperty("next").GetString()}");
        Texts(second).ShouldBe(["c is on sale now.", "b is on sale now."]);
        var third = await client.GetJson($"/v1/me/inbox?limit=2&cursor={second.GetProperty("next").GetString()}");
        Texts(third).ShouldBe(["a is on sale now."]);
        third.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("ky", "«Шырдак» сатыкка чыкты.")]
    [InlineData("ru;q=0.9, de", "«Шырдак» теперь в продаже.")]
    [InlineData("en-GB", "Шырдак is on sale now.")]
    public async Task The_text_is_in_the_language_that_the_reader_asks_for(string accept, string text)
    {
        await Told("Шырдак");
        var response = await Get("/v1/me/inbox", accept);
        Texts(await response.Json()).ShouldBe([text]);
        response.Content.Headers.ContentLanguage.ShouldBe([accept[..2]]);
    }

    [Fact]
    public async Task An_unchanged_inbox_answers_304_until_something_arrives_or_is_read()
    {
        await Told("a");
        var first = await Get("/v1/me/inbox", "ky");
        var tag = first.Headers.ETag!.ToString();
        (await Get("/v1/me/inbox", "ky", tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Get("/v1/me/inbox", "ru", tag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Told("b");
        var second = await Get("/v1/me/inbox", "ky", tag);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        tag = second.Headers.ETag!.ToString();

        var id = (await second.Json()).GetProperty("items")[0].Id();
        (await fixture.Client(person).PostAsync($"/v1/me/inbox/{id}/reading", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var third = await Get("/v1/me/inbox", "ky", tag);
        (await third.Json()).GetProperty("items")[0].GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.String);
        tag = third.Headers.ETag!.ToString();

        // Reading again changes nothing.
        (await fixture.Client(person).PostAsync($"/v1/me/inbox/{id}/reading", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Get("/v1/me/inbox", "ky", tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Another_persons_notification_does_not_exist()
    {
        await Told("a");
        var id = (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items")[0].Id();
        var stranger = fixture.Client(Guid.CreateVersion7(), "operator");
        await (await stranger.PostAsync($"/v1/me/inbox/{id}/reading", null)).ShouldBeProblem(404);
        (await stranger.GetJson("/v1/me/inbox")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items")[0]
            .GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/v1/me/inbox")]
    [InlineData("/v1/me/inbox/stream")]
    [InlineData("/v1/me/notification-preferences")]
    public async Task Nobody_is_asked_to_sign_in(string url) => await (await fixture.Anonymous().GetAsync(url)).ShouldBeProblem(401);

    [Theory]
    [InlineData("/v1/me/inbox?cursor=AAAA")]
    [InlineData("/v1/me/inbox?limit=0")]
    [InlineData("/v1/me/inbox?limit=101")]
    [InlineData("/v1/me/inbox?limit=x")]
    public async Task A_page_that_does_not_exist_is_refused(string url) =>
        await (await fixture.Client(person).GetAsync(url)).ShouldBeProblem(400);

    [Fact]
    public async Task The_published_document_describes_every_operation()
    {
        var document = await fixture.Anonymous().GetJson("/openapi/v1.json");
        document.GetProperty("paths").EnumerateObject()
            .Where(path => !path.Name.StartsWith("/v1/operations/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(o => o.Value.GetProperty("operationId").GetString()).Order().ShouldBe(
            [
                "chooseNotificationPreferences", "countUnread", "createWebhook", "createWebhookSecret", "deleteWebhook",
                "enableWebhook", "getEventCatalogue", "getEventFeed", "getWebhook", "listInbox", "listWebhookDeliveries",
                "listWebhooks", "readInbox", "readNotification", "removeNotification", "replayWebhook",
                "showNotificationPreferences", "streamInbox", "takeNikitaReceipt", "takeRestReceipt", "testWebhook",
                "updateWebhook"
            ]);
    }

    private async Task Told(params string[] titles)
    {
        foreach (var title in titles)
        {
            var listing = Guid.CreateVersion7();
            await fixture.Broker.Tell(new ListingPublished(listing, person, LocalText.Same(title)));
            await fixture.Eventually(async () => (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items")
                .EnumerateArray().Any(i => i.Id("subjectId") == listing));
        }
    }

    private async Task<HttpResponseMessage> Get(string url, string language, string? ifNoneMatch = null)
    {
        var client = fixture.Client(person);
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (ifNoneMatch is not null)
        {
            client.DefaultRequestHeaders.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        return await client.GetAsync(url);
    }

    private static string[] Texts(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("text").GetString()!).ToArray();
}
