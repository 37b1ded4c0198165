using System.Net;
using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Data;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>What becomes of events that a partner's address does not take.</summary>
[Collection(OneWorld.Name)]
public sealed class WebhookFailureTests(NotificationsFixture fixture)
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public async Task An_address_down_for_three_days_is_tried_on_schedule_switched_off_told_and_caught_up_from_the_feed()
    {
        var scene = await WebhookScene.Make(fixture, "events.event.published");
        await scene.Happens();
        await scene.Comes(1);
        await Pending(scene, 0);
        var seen = scene.Brought[0].Id;

        scene.Answers(503);
        await scene.Happens();
        await scene.Comes(2);
        var down = scene.Brought[1].Id;
        var tries = 1;
        var witness = await WebhookScene.Make(fixture);
        foreach (var pause in Pauses)
        {
            await Tried(scene, down, tries);
            // The clock goes on by itself meanwhile.
            var early = TimeSpan.FromSeconds(pause < TimeSpan.FromMinutes(1) ? 3 : 60);
            fixture.Clock.Advance(pause - early);
            await ARoundIsOver(witness);
            scene.Brought.Count(b => b.Id == down).ShouldBe(tries, $"not before {pause}");
            if (tries == 5)
            {
                await scene.Happens();
            }

            fixture.Clock.Advance(early + TimeSpan.FromSeconds(1));
            tries++;
            await fixture.Eventually(() => Task.FromResult(scene.Brought.Count(b => b.Id == down) == tries));
        }

        await fixture.Eventually(async () => (await scene.Look()).GetProperty("state").GetString() == "disabled");
        (await scene.Look()).GetProperty("disabledReason").GetString().ShouldBe("failing");
        scene.Brought.Where(b => b.Id == down).Select(b => b.Timestamp).Distinct().Count().ShouldBe(10, "each with its own time");
        scene.Brought.Where(b => b.Id == down).ShouldAllBe(b => b.SignedBy(scene.Secret) == 1);
        var last = await scene.Happens();
        await fixture.Eventually(async () => (await scene.Feed($"?after={seen}&limit=100")).Count >= 4);

        var missed = await scene.Feed($"?after={seen}&limit=100");
        missed.Count(e => e.GetProperty("type").GetString() == "events.event.published").ShouldBe(3);
        var told = missed.Single(e => e.GetProperty("type").GetString() == "webhooks.webhook.disabled");
        told.GetProperty("data").GetProperty("reason").GetString().ShouldBe("failing");
        await (await scene.Client.PostCreating($"/v1/webhooks/{scene.Webhook}/replays", new { after = seen }))
            .ShouldBeProblem(409, "webhook_disabled");

        scene.Answers(204);
        (await scene.Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{scene.Webhook}/enabling", ifMatch: "*")).EnsureSuccessStatusCode();
        var before = scene.Brought.Count;
        (await (await scene.Client.PostCreating($"/v1/webhooks/{scene.Webhook}/replays", new { after = seen })).Json())
            .GetProperty("count").GetInt32().ShouldBe(3);
        await scene.Comes(before + 3);
        await Pending(scene, 0);
        scene.Brought.Skip(before).Select(b => b.Id).Order()
            .ShouldBe(missed.Where(e => e.GetProperty("type").GetString() == "events.event.published")
                .Select(e => e.GetProperty("id").GetString()!).Order());
        scene.Brought.Skip(before).ShouldContain(b => b.Body.Contains($"{last.EventId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_says_410_is_brought_nothing_more()
    {
        var scene = await WebhookScene.Make(fixture);
        fixture.Partner.Answers[scene.Path] = async _ =>
        {
            await Task.Delay(200);
            return 410;
        };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.Happens()));
        await fixture.Eventually(async () => (await scene.Look()).GetProperty("disabledReason").GetString() == "gone");
        // Those that were called when the first answer came.
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db => !await db.WebhookMessages.AnyAsync(m =>
            m.WebhookId == scene.Webhook && m.State == WebhookMessageState.Pending && m.LeasedUntil != null)));
        scene.Brought.Count.ShouldBeLessThanOrEqualTo(8);
        var count = scene.Brought.Count;
        await scene.Happens();
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        await ARoundIsOver(await WebhookScene.Make(fixture));
        scene.Brought.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Who_says_429_is_left_alone_as_long_as_it_asks()
    {
        var scene = await WebhookScene.Make(fixture);
        fixture.Partner.Answers[scene.Path] = http =>
        {
            http.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(429);
        };
        await scene.Happens();
        await scene.Comes(1);
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
            db.Webhooks.AnyAsync(w => w.Id == scene.Webhook && w.PausedUntil != null)));
        scene.Answers(204);
        await scene.Happens();
        fixture.Clock.Advance(TimeSpan.FromMinutes(59));
        await ARoundIsOver(await WebhookScene.Make(fixture));
        scene.Brought.Count.ShouldBe(1);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.Comes(3);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var scene = await WebhookScene.Make(fixture);
        fixture.Partner.Answers[scene.Path] = http =>
        {
            http.Response.Headers.Location = $"{scene.Path}/elsewhere";
            return Task.FromResult(307);
        };
        await scene.Happens();
        await fixture.Eventually(async () => (await Outcomes(scene)).Contains("http_307"));
        fixture.Partner.At($"{scene.Path}/elsewhere").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_network_when_it_is_called_is_not_called()
    {
        var scene = new WebhookScene(fixture);
        var port = new Uri(fixture.Partner.Address).Port;
        var url = $"https://rebound.example:{port}{scene.Path}";
        fixture.Hosts["rebound.example"] = [IPAddress.Loopback, IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::ffff:192.168.1.1")];
        var made = await (await scene.Client.PostCreating("/v1/webhooks", new { url, types = Array.Empty<string>() })).Json();
        (await scene.Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{made.Id()}/secrets")).EnsureSuccessStatusCode();
        await scene.Happens();
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db => db.WebhookAttempts.AnyAsync(a =>
            a.Outcome == "private_address" && db.WebhookMessages.Any(m => m.Id == a.MessageId && m.WebhookId == made.Id()))));
        scene.Brought.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://partner.example/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://localhost/hook")]
    [InlineData("https://user:secret@partner.example/hook")]
    [InlineData("ftp://partner.example/hook")]
    [InlineData("hook")]
    public async Task An_address_that_could_lead_inside_is_refused_at_once(string url) =>
        await (await new WebhookScene(fixture).Client.PostCreating("/v1/webhooks", new { url, types = Array.Empty<string>() }))
            .ShouldBeProblem(400, "invalid_request");

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    public void Private_addresses_are_known_in_every_form(string address, bool isPublic) =>
        PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task A_partner_whose_access_ended_or_shrank_is_brought_nothing_of_it_although_it_waited()
    {
        var scene = await WebhookScene.Make(fixture);
        scene.Answers(500);
        await scene.Happens();
        await scene.Comes(1);
        await fixture.Broker.Tell(new PartnerChanged(scene.Partner, ["webhooks:manage"], [Guid.CreateVersion7()], false, 2));
        await Pending(scene, 0);

        await fixture.Broker.Tell(new PartnerChanged(scene.Partner, ["webhooks:manage"], [scene.Lab], false, 3));
        await fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
            db.Partners.AnyAsync(p => p.PartnerId == scene.Partner && p.SourceVersion == 3)));
        await scene.Happens();
        await scene.Comes(2);
        await fixture.Broker.Tell(new PartnerChanged(scene.Partner, [], [scene.Lab], true, 4));
        await fixture.Broker.Tell(new PartnerChanged(scene.Partner, ["webhooks:manage"], [scene.Lab], false, 3));
        await fixture.Eventually(async () => (await scene.Look()).GetProperty("disabledReason").GetString() == "partner_revoked");
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await ARoundIsOver(await WebhookScene.Make(fixture));
        scene.Brought.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_address_that_hangs_keeps_no_other_waiting()
    {
        var slow = await WebhookScene.Make(fixture);
        fixture.Partner.Answers[slow.Path] = async http =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return 204;
        };
        var quick = await WebhookScene.Make(fixture);
        for (var i = 0; i < 80; i++)
        {
            await slow.Happens();
        }

        await slow.Comes(4);
        var began = TimeProvider.System.GetTimestamp();
        await quick.Happens();
        await quick.Comes(1);
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(6));
        (await slow.Client.SendWith(HttpMethod.Delete, $"/v1/webhooks/{slow.Webhook}", ifMatch: "*")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Two_replicas_bring_each_event_once_and_one_goes_on_for_a_dead_one_under_the_same_id()
    {
        var scene = await WebhookScene.Make(fixture);
        using var signal = new WebhookSignal();
        using var replica = ActivatorUtilities.CreateInstance<SendWebhooks>(fixture.Services, signal);
        await replica.StartAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => scene.Happens()));
        await scene.Comes(40);
        await Pending(scene, 0);
        await replica.StopAsync(CancellationToken.None);
        scene.Brought.Count.ShouldBe(40);
        scene.Brought.Select(b => b.Id).Distinct().Count().ShouldBe(40);

        // As a dead replica left it: leased, and perhaps brought.
        var id = scene.Brought[0].Id;
        await fixture.WithDb<NotificationsDb>(db => db.WebhookMessages
            .Where(m => m.WebhookId == scene.Webhook && m.EventId == Guid.Parse(id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, WebhookMessageState.Pending)
                .SetProperty(m => m.LeasedUntil, fixture.Clock.GetUtcNow().AddSeconds(40))));
        fixture.Clock.Advance(TimeSpan.FromSeconds(41));
        await scene.Comes(41);
        scene.Brought[40].Id.ShouldBe(id);
    }

    private Task Tried(WebhookScene scene, string id, int attempts) => fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(db =>
        db.WebhookMessages.AnyAsync(m => m.WebhookId == scene.Webhook && m.EventId == Guid.Parse(id) && m.Attempts == attempts
            && m.LeasedUntil == null)));

    private Task Pending(WebhookScene scene, int count) => fixture.Eventually(() => fixture.WithDb<NotificationsDb, bool>(async db =>
        await db.WebhookMessages.CountAsync(m => m.WebhookId == scene.Webhook && m.State == WebhookMessageState.Pending) == count));

    private Task<List<string>> Outcomes(WebhookScene scene) => fixture.WithDb<NotificationsDb, List<string>>(db => db.WebhookAttempts
        .Where(a => db.WebhookMessages.Any(m => m.Id == a.MessageId && m.WebhookId == scene.Webhook)).Select(a => a.Outcome).ToListAsync());

    /// <summary>Returns when all that was due has been looked at: what came later was brought to another partner, twice.</summary>
    private static async Task ARoundIsOver(WebhookScene witness)
    {
        for (var round = 0; round < 2; round++)
        {
            var before = witness.Brought.Count;
            await witness.Happens();
            await witness.Comes(before + 1);
        }
    }
}
