using CreativeLabs.Notifications.Access;
using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Tests;

/// <summary>HTTP as the standards say, for every operation of the published document.</summary>
public sealed class HttpConventionTests(Servers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["readInbox"] = "It names what was seen; what arrived since stays unread, and twice is once.",
        ["removeNotification"] = "What is taken out stays so; the inbox's tag is of all of them.",
        ["readNotification"] = "Read is read: twice is once, and the inbox's tag is of all of them.",
        ["createWebhookSecret"] = "Secrets are not kept for replay; two of them are valid at most.",
        ["replayWebhook"] = "It brings events again under their ids; the webhook is not touched.",
        ["testWebhook"] = "It makes an event under its key; the webhook is not touched.",
        ["takeNikitaReceipt"] = "The same twice is once.",
        ["takeRestReceipt"] = "The provider signs it, and the same twice is once.",
    };

    private readonly NotificationsFixture fixture = new(servers);

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public Task Every_operation_speaks_HTTP_as_the_standards_say() => HttpConventions.Hold(
        fixture, Scene.Callers, (operation, _, caller) => Questions.Of(fixture, operation, caller), Exceptions);
}
