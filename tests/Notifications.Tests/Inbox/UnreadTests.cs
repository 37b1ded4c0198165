using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class UnreadTests(NotificationsFixture fixture)
{
    private readonly Guid person = Guid.CreateVersion7();

    private HttpClient Client => field ??= fixture.Client(person);

    [Fact]
    public async Task What_was_on_the_screen_is_read_at_once_and_what_arrived_since_is_not()
    {
        await Told("a", "b");
        var seen = await Unread();
        (seen.GetProperty("count").GetInt32(), seen.GetProperty("last").GetInt64()).ShouldBe((2, 2));
        await Told("c");
        (await Client.SendWith(HttpMethod.Post, "/v1/me/inbox/reading", new { upTo = 2 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Unread()).GetProperty("count").GetInt32().ShouldBe(1);
        (await Client.SendWith(HttpMethod.Post, "/v1/me/inbox/reading", new { upTo = 2 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Items()).Select(i => i.GetProperty("readAt").ValueKind is JsonValueKind.Null).ShouldBe([true, false, false]);
        await (await Client.SendWith(HttpMethod.Post, "/v1/me/inbox/reading", new { upTo = -1 })).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task An_unchanged_count_is_answered_with_304_until_something_is_read()
    {
        await Told("a");
        var tag = (await Client.GetAsync("/v1/me/inbox/unread")).Headers.ETag!.ToString();
        (await Ask(tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Client.SendWith(HttpMethod.Post, "/v1/me/inbox/reading", new { upTo = 1 })).EnsureSuccessStatusCode();
        (await Ask(tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_she_took_out_shows_nowhere_and_does_not_come_back_when_it_is_told_again()
    {
        var listing = new ListingPublished(Guid.CreateVersion7(), person, LocalText.Same("a"));
        await fixture.Broker.Tell(listing);
        await Told("b");
        await fixture.Eventually(async () => (await Items()).Count == 2);
        var id = (await Items()).Single(i => i.Id("subjectId") == listing.ListingId).Id();
        await (await fixture.Client(Guid.CreateVersion7()).DeleteAsync($"/v1/me/inbox/{id}")).ShouldBeProblem(404);
        (await Client.DeleteAsync($"/v1/me/inbox/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await Client.DeleteAsync($"/v1/me/inbox/{id}")).ShouldBeProblem(404);
        await fixture.Broker.Tell(listing);
        await Told("c");
        (await Items()).Select(i => i.Id("subjectId")).ShouldNotContain(listing.ListingId);
        (await Unread()).GetProperty("count").GetInt32().ShouldBe(2);
    }

    private Task<JsonElement> Unread() => Client.GetJson("/v1/me/inbox/unread");

    private async Task<List<JsonElement>> Items() =>
        [.. (await Client.GetJson("/v1/me/inbox")).GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> Ask(string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/inbox/unread");
        request.Headers.Add("If-None-Match", tag);
        return Client.SendAsync(request);
    }

    private async Task Told(params string[] titles)
    {
        foreach (var title in titles)
        {
            var listing = Guid.CreateVersion7();
            await fixture.Broker.Tell(new ListingPublished(listing, person, LocalText.Same(title)));
            await fixture.Eventually(async () => (await Items()).Any(i => i.Id("subjectId") == listing));
        }
    }
}
