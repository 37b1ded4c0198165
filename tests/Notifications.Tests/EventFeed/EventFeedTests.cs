using System.Text.Json;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.EventFeed;

[Collection(OneWorld.Name)]
public sealed class EventFeedTests(NotificationsFixture fixture)
{
    [Fact]
    public async Task A_reader_gets_what_came_after_what_it_has_seen_of_its_own_labs_oldest_first()
    {
        var scene = new WebhookScene(fixture);
        foreach (var title in new[] { "one", "two", "three" })
        {
            await scene.Happens(title: title);
            await fixture.Eventually(async () => (await scene.Feed()).Any(e => Title(e) == title));
        }

        await scene.Happens(lab: Guid.CreateVersion7(), title: "elsewhere");
        var all = await scene.Feed();
        all.ConvertAll(Title).ShouldBe(["one", "two", "three"]);
        (await scene.Feed($"?after={all[0].Id()}&limit=1")).ConvertAll(Title).ShouldBe(["two"]);
        (await scene.Feed($"?after={all[2].Id()}")).ShouldBeEmpty();

        var other = fixture.PartnerOf(Guid.CreateVersion7(), "events:read", Guid.CreateVersion7());
        (await other.GetJson("/v1/event-feed?limit=100")).GetRawText().ShouldNotContain($"{scene.Lab}");
        await (await other.GetAsync($"/v1/event-feed?after={all[0].Id()}")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        var client = new WebhookScene(fixture).Client;
        await (await client.GetAsync($"/v1/event-feed?after={Guid.CreateVersion7()}")).ShouldBeProblem(400, "invalid_request");
        await (await client.GetAsync("/v1/event-feed?limit=101")).ShouldBeProblem(400, "invalid_request");
        await (await fixture.PartnerOf(Guid.CreateVersion7(), "webhooks:manage").GetAsync("/v1/event-feed")).ShouldBeProblem(403);
        await (await fixture.Client(Guid.CreateVersion7()).GetAsync("/v1/event-feed")).ShouldBeProblem(403);
        await (await fixture.Anonymous().GetAsync("/v1/event-feed")).ShouldBeProblem(401);
    }

    /// <summary>Without the lock on the feed's row, a reader would see the second one first and never the first.</summary>
    [Fact]
    public async Task An_event_whose_transaction_began_first_and_ended_last_is_not_passed_by()
    {
        var scene = new WebhookScene(fixture);
        await using var first = fixture.Services.CreateAsyncScope();
        await using var second = fixture.Services.CreateAsyncScope();
        var (slow, quick) = (first.ServiceProvider.GetRequiredService<NotificationsDb>(),
            second.ServiceProvider.GetRequiredService<NotificationsDb>());
        await using var held = await slow.Database.BeginTransactionAsync();
        await Publish(first, scene.Lab);
        var other = Task.Run(async () =>
        {
            await using var transaction = await quick.Database.BeginTransactionAsync();
            await Publish(second, scene.Lab);
            await transaction.CommitAsync();
        });
        await fixture.Eventually(async () => other.IsCompleted || await fixture.SomebodyWaits());
        var seen = await scene.Feed();
        await held.CommitAsync();
        await other;

        var after = seen.Count == 0 ? "?limit=100" : $"?after={seen[^1].Id()}&limit=100";
        (seen.Count + (await scene.Feed(after)).Count).ShouldBe(2);
    }

    [Fact]
    public async Task The_catalogue_has_every_type_with_one_schema_and_no_person_in_it()
    {
        var document = await fixture.Anonymous().GetJson("/asyncapi/v1.json");
        document.GetProperty("asyncapi").GetString().ShouldBe("3.0.0");
        var names = PublicEventType.All.Select(type => type.Name).Order().ToList();
        names.ShouldAllBe(name => name.Split('.').Length == 3);
        Keys(document.GetProperty("components").GetProperty("messages")).ShouldBe(names);
        Keys(document.GetProperty("components").GetProperty("schemas")).ShouldBe(names);
        Keys(document.GetProperty("channels").GetProperty("webhook").GetProperty("messages")).ShouldBe(names);
        PublicEventType.All.SelectMany(type => type.Data.GetProperties()).Select(p => p.Name)
            .Intersect(["PersonId", "AuthorId", "SellerId", "BuyerId", "MenteeId", "MentorId", "EnrolmentId", "Phone", "Name"])
            .ShouldBeEmpty();
    }

    private static async Task Publish(AsyncServiceScope scope, Guid lab) => await scope.ServiceProvider.GetRequiredService<PublicEvents>()
        .Publish(PublicEventType.StoryPublished, $"{Guid.NewGuid()}", lab, new StoryPublishedData(Guid.NewGuid()), CancellationToken.None);

    private static string? Title(JsonElement item) => item.GetProperty("data").GetProperty("title").GetProperty("en").GetString();

    private static List<string> Keys(JsonElement of) => [.. of.EnumerateObject().Select(p => p.Name).Order()];
}
