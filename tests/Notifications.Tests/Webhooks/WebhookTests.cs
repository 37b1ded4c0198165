using System.Diagnostics;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>What is brought to a partner, and to whom not.</summary>
[Collection(OneWorld.Name)]
public sealed class WebhookTests(NotificationsFixture fixture)
{
    [Fact]
    public void Bodies_are_signed_as_the_standard_shows_it() => WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
        "{\"test\": 2432232314}", [Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public async Task An_event_is_brought_signed_in_the_trace_of_what_happened_and_is_the_one_of_the_feed()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var scene = await WebhookScene.Make(fixture);
        EventPublished fact;
        ActivityTraceId trace;
        using (var happening = new Activity("POST /v1/events").Start())
        {
            trace = happening.TraceId;
            fact = await scene.Happens();
        }

        await scene.Comes(1);

        var brought = scene.Brought[0];
        brought.SignedBy(scene.Secret).ShouldBe(1);
        Convert.FromBase64String(scene.Secret["whsec_".Length..]).Length.ShouldBeInRange(24, 64);
        DateTimeOffset.FromUnixTimeSeconds(brought.Timestamp).ShouldBe(fixture.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        brought.Json.GetProperty("id").GetString().ShouldBe(brought.Id);
        brought.Json.GetProperty("type").GetString().ShouldBe("events.event.published");
        brought.Json.GetProperty("labId").GetGuid().ShouldBe(scene.Lab);
        brought.Json.GetProperty("data").GetProperty("eventId").GetGuid().ShouldBe(fact.EventId);
        brought.Traceparent.ShouldNotBeNull().ShouldContain($"{trace}");
        (await scene.Feed()).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(brought.Id);
    }

    [Fact]
    public async Task Nothing_is_brought_before_there_is_a_secret_and_what_waited_is_brought_then()
    {
        var scene = new WebhookScene(fixture);
        var made = await (await scene.Client.PostCreating("/v1/webhooks", new { url = scene.Url, types = Array.Empty<string>() })).Json();
        await scene.Happens();
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
            db.WebhookMessages.AnyAsync(m => m.WebhookId == made.Id())));
        scene.Brought.ShouldBeEmpty();
        (await scene.Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{made.Id()}/secrets")).EnsureSuccessStatusCode();
        await scene.Comes(1);
    }

    [Fact]
    public async Task A_partner_gets_what_its_labs_and_the_platform_publish_of_the_types_that_it_wants()
    {
        var scene = await WebhookScene.Make(fixture, "events.event.published", "market.listing.published");
        await scene.Happens(lab: Guid.CreateVersion7());
        await fixture.Broker.Tell(new DaysClosed(Guid.CreateVersion7(), scene.Lab, new DateOnly(2026, 3, 21), new DateOnly(2026, 3, 21),
            LocalText.Same("Нооруз")));
        var listing = new ListingPublished(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Same("Шырдак"));
        await fixture.Broker.Tell(listing);
        await scene.Happens();
        await scene.Comes(2);
        await Settled(scene);
        scene.Brought.Select(b => b.Json.GetProperty("type").GetString()).Order()
            .ShouldBe(["events.event.published", "market.listing.published"]);
        scene.Brought.ShouldAllBe(b => !b.Body.Contains($"{listing.SellerId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happened_to_a_woman_goes_out_without_her_and_without_her_lab()
    {
        var scene = await WebhookScene.Make(fixture, "training.course.completed");
        var fact = new CourseCompleted(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
            new LocalText("Кийиз", "Войлок", "Felt"), "craft", true);
        await fixture.Broker.Tell(fact);
        await fixture.Eventually(() => Task.FromResult(
            scene.Brought.Any(b => b.Body.Contains($"{fact.CourseId}", StringComparison.Ordinal))));
        var body = scene.Brought.First(b => b.Body.Contains($"{fact.CourseId}", StringComparison.Ordinal)).Body;
        foreach (var hers in new[] { fact.PersonId, fact.EnrolmentId, fact.OfferingId })
        {
            body.ShouldNotContain($"{hers}");
        }
    }

    [Fact]
    public async Task A_fact_told_often_is_one_event_and_brought_once()
    {
        var scene = await WebhookScene.Make(fixture);
        var fact = new EventCancelled(Guid.CreateVersion7(), scene.Lab, LocalText.Same("x"), fixture.Clock.GetUtcNow(), null);
        var redelivered = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => fixture.Broker.Tell(fact, i < 5 ? redelivered : null)));
        await scene.Happens();
        await scene.Comes(2);
        await Settled(scene);
        scene.Brought.Count.ShouldBe(2);
        (await scene.Feed()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_secrets_are_exchanged_both_sign_and_after_a_day_the_new_one_alone()
    {
        var scene = await WebhookScene.Make(fixture);
        var second = await scene.NewSecret();
        await (await scene.Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{scene.Webhook}/secrets"))
            .ShouldBeProblem(409, "two_secrets_valid");
        await scene.Happens();
        await scene.Comes(1);
        (scene.Brought[0].SignedBy(scene.Secret), scene.Brought[0].SignedBy(second)).ShouldBe((1, 1));

        fixture.Clock.Advance(TimeSpan.FromHours(25));
        await scene.Happens();
        await scene.Comes(2);
        (scene.Brought[1].SignedBy(scene.Secret), scene.Brought[1].SignedBy(second)).ShouldBe((0, 1));
        (await Canaries.Dump(fixture.Database)).ShouldHoldNone(second["whsec_".Length..], scene.Secret["whsec_".Length..]);
    }

    [Fact]
    public async Task A_test_event_reaches_this_webhook_alone_and_the_log_shows_what_came_back()
    {
        var scene = await WebhookScene.Make(fixture, "labs.days.closed");
        var other = $"{scene.Path}/other";
        var second = await (await scene.Client.PostCreating("/v1/webhooks",
            new { url = fixture.Partner.Address + other, types = Array.Empty<string>() })).Json();
        (await scene.Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{second.Id()}/secrets")).EnsureSuccessStatusCode();
        scene.Answers(500);
        var tested = await (await scene.Client.PostCreating($"/v1/webhooks/{scene.Webhook}/test-events")).Json();
        await scene.Comes(1);
        await Logged(scene, 1);
        scene.Answers(200);
        fixture.Clock.Advance(TimeSpan.FromSeconds(6));
        await Logged(scene, 2);

        var delivery = (await scene.Client.GetJson($"/v1/webhooks/{scene.Webhook}/deliveries")).GetProperty("items")[0];
        delivery.Id("eventId").ShouldBe(tested.Id("eventId"));
        delivery.GetProperty("state").GetString().ShouldBe("delivered");
        delivery.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("outcome").GetString())
            .ShouldBe(["taken", "http_500"]);
        fixture.Partner.At(other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_partners_webhook_does_not_exist_and_a_person_has_none()
    {
        var scene = await WebhookScene.Make(fixture);
        var stranger = fixture.PartnerOf(Guid.CreateVersion7(), "webhooks:manage", scene.Lab);
        await (await stranger.GetAsync($"/v1/webhooks/{scene.Webhook}")).ShouldBeProblem(404);
        await (await stranger.SendWith(HttpMethod.Delete, $"/v1/webhooks/{scene.Webhook}", ifMatch: "*")).ShouldBeProblem(404);
        await (await stranger.SendWith(HttpMethod.Post, $"/v1/webhooks/{scene.Webhook}/secrets")).ShouldBeProblem(404);
        await (await fixture.PartnerOf(scene.Partner, "impact:read", scene.Lab).GetAsync("/v1/webhooks")).ShouldBeProblem(403);
        await (await fixture.Client(Guid.CreateVersion7(), "operator").GetAsync("/v1/webhooks")).ShouldBeProblem(403);
    }

    [Fact]
    public async Task Twenty_at_once_make_ten()
    {
        var scene = new WebhookScene(fixture);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            scene.Client.PostCreating("/v1/webhooks", new { url = scene.Url, types = Array.Empty<string>() })));
        answers.Count(a => (int)a.StatusCode is not (201 or 409)).ShouldBe(0);
        for (var more = 0; more < 10; more++)
        {
            (await scene.Client.PostCreating("/v1/webhooks", new { url = scene.Url, types = Array.Empty<string>() })).Dispose();
        }

        (await fixture.WithDb<NotificationsDb, int>(db => db.Webhooks.CountAsync(w => w.PartnerId == scene.Partner))).ShouldBe(10);
    }

    private Task Logged(WebhookScene scene, int attempts) => fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
        await db.WebhookAttempts.CountAsync(a => db.WebhookMessages.Any(m => m.Id == a.MessageId && m.WebhookId == scene.Webhook))
        == attempts));

    /// <summary>Nothing of the scene's is on its way any more.</summary>
    private Task Settled(WebhookScene scene) => fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
        !await db.WebhookMessages.AnyAsync(m => m.WebhookId == scene.Webhook && m.State == WebhookMessageState.Pending)));
}
