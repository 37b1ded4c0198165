using System.Net.ServerSentEvents;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Inbox;

[Collection(OneWorld.Name)]
public sealed class StreamTests(NotificationsFixture fixture)
{
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public async Task What_arrives_is_streamed_and_a_reader_that_comes_back_misses_and_repeats_nothing()
    {
        await using var first = await Open();
        await first.Next("open");
        await Tell("a", "b");
        (await first.Next("notification")).Text.ShouldBe("a is on sale now.");
        var (text, id) = await first.Next("notification");
        text.ShouldBe("b is on sale now.");
        await first.DisposeAsync();

        // Told while nobody listens.
        await Tell("c", "d");
        await using var second = await Open(id);
        await second.Next("open");
        (await second.Next("notification")).Text.ShouldBe("c is on sale now.");
        (await second.Next("notification")).Text.ShouldBe("d is on sale now.");
    }

    [Fact]
    public async Task A_reader_that_left_before_the_first_notification_comes_back_without_a_gap()
    {
        await Tell("old");
        string id;
        await using (var first = await Open())
        {
            id = (await first.Next("open")).Id;
        }

        await Tell("new");
        await using var second = await Open(id);
        await second.Next("open");
        (await second.Next("notification")).Text.ShouldBe("new is on sale now.");
    }

    [Fact]
    public async Task An_event_that_was_never_given_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/inbox/stream");
        request.Headers.Add("Last-Event-ID", "-1");
        await (await fixture.Client(person).SendAsync(request)).ShouldBeProblem(400);
    }

    [Fact]
    public async Task A_reader_that_names_an_event_still_to_come_is_streamed_what_arrives_from_now_on()
    {
        await Tell("old");
        await using var reader = await Open("999999");
        await reader.Next("open");
        await Tell("new");
        (await reader.Next("notification")).Text.ShouldBe("new is on sale now.");
    }

    [Fact]
    public async Task A_reader_that_missed_more_than_is_brought_again_is_told_to_load_the_list()
    {
        await Tell("old");
        await fixture.WithDb<NotificationsDb>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE inbox_places SET last = 700 WHERE person_id = {person}"));
        await using var reader = await Open("3");
        await reader.Next("open");
        await reader.Next("reload");
        await Tell("new");
        (await reader.Next("notification")).Text.ShouldBe("new is on sale now.");
    }

    [Fact]
    public async Task A_person_has_five_streams_at_most_and_closing_one_makes_room()
    {
        var open = new List<Reader>();
        for (var i = 0; i < 5; i++)
        {
            open.Add(await Open());
            await open[i].Next("open");
        }

        await (await fixture.Client(person).GetAsync("/v1/me/inbox/stream")).ShouldBeProblem(503, "too_many_streams");
        foreach (var reader in open)
        {
            await reader.DisposeAsync();
        }

        await fixture.Eventually(async () =>
        {
            using var again = await fixture.Client(person)
                .SendAsync(new HttpRequestMessage(HttpMethod.Get, "/v1/me/inbox/stream"), HttpCompletionOption.ResponseHeadersRead);
            return again.IsSuccessStatusCode;
        });
    }

    private async Task Tell(params string[] titles)
    {
        foreach (var title in titles)
        {
            var listing = Guid.CreateVersion7();
            await fixture.Broker.Tell(new ListingPublished(listing, person, LocalText.Same(title)));
            await fixture.Eventually(async () => (await fixture.Client(person).GetJson("/v1/me/inbox")).GetProperty("items")
                .EnumerateArray().Any(i => i.Id("subjectId") == listing));
        }
    }

    private async Task<Reader> Open(string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/inbox/stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await fixture.Client(person).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Reader(response, await response.Content.ReadAsStreamAsync());
    }

    private sealed class Reader(HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(15));
        private IAsyncEnumerator<SseItem<string>>? events;

        public async Task<(string Text, string Id)> Next(string kind)
        {
            events ??= SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator();
            (await events.MoveNextAsync()).ShouldBeTrue();
            events.Current.EventType.ShouldBe(kind);
            var data = JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
            return (data.TryGetProperty("text", out var text) ? text.GetString()! : "", events.Current.EventId!);
        }

        public ValueTask DisposeAsync()
        {
            response.Dispose();
            patience.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
