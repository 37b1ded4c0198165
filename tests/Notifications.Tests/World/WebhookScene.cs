using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.World;

/// <summary>A partner with a webhook of its own, and a lab in which something happens.</summary>
internal sealed class WebhookScene(NotificationsFixture fixture)
{
    public Guid Partner { get; } = Guid.CreateVersion7();

    public Guid Lab { get; } = Guid.CreateVersion7();

    public string Path { get; } = $"/{Guid.NewGuid():N}";

    public string Url => fixture.Partner.Address + Path;

    public Guid Webhook { get; private set; }

    public string Secret { get; private set; } = "";

    public HttpClient Client => field ??= fixture.PartnerOf(Partner, "webhooks:manage events:read", Lab);

    public IReadOnlyList<Brought> Brought => fixture.Partner.At(Path);

    public static async Task<WebhookScene> Make(NotificationsFixture fixture, params string[] types)
    {
        var scene = new WebhookScene(fixture);
        scene.Webhook = (await (await scene.Client.PostCreating("/v1/webhooks", new { url = scene.Url, types })).Json()).Id();
        scene.Secret = await scene.NewSecret();
        return scene;
    }

    public void Answers(int status) => fixture.Partner.Answers[Path] = _ => Task.FromResult(status);

    public async Task<string> NewSecret() =>
        (await (await Client.SendWith(HttpMethod.Post, $"/v1/webhooks/{Webhook}/secrets")).Json()).GetProperty("secret").GetString()!;

    public Task<JsonElement> Look() => Client.GetJson($"/v1/webhooks/{Webhook}");

    /// <summary>A lab publishes an event.</summary>
    public async Task<EventPublished> Happens(Guid? lab = null, string title = "Кийиз күнү")
    {
        var fact = new EventPublished(Guid.CreateVersion7(), lab ?? Lab, LocalText.Same(title), fixture.Clock.GetUtcNow().AddDays(7),
            fixture.Clock.GetUtcNow().AddDays(7).AddHours(2));
        await fixture.Broker.Tell(fact);
        return fact;
    }

    public Task Comes(int count) => fixture.Eventually(() => Task.FromResult(Brought.Count >= count));

    public async Task<List<JsonElement>> Feed(string query = "?limit=100") =>
        [.. (await Client.GetJson($"/v1/event-feed{query}")).GetProperty("items").EnumerateArray()
            .Where(e => e.GetProperty("labId").ValueKind is not JsonValueKind.Null
                || e.GetProperty("type").GetString()!.StartsWith("webhooks.", StringComparison.Ordinal))];
}
