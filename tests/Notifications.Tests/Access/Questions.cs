using CreativeLabs.Notifications.World;
using CreativeLabs.Support;

namespace CreativeLabs.Notifications.Access;

/// <summary>For every operation, by its id, what it is asked about and what would be right to send.</summary>
internal static class Questions
{
    private static readonly Dictionary<string, Func<Scene, Task<Question>>> All = new(StringComparer.Ordinal)
    {
        ["listInbox"] = s => About(s),
        ["streamInbox"] = s => About(s),
        ["readNotification"] = async s => await About(s, await s.Told()),
        ["showNotificationPreferences"] = s => About(s),
        ["chooseNotificationPreferences"] = s =>
            About(s, body: new { choices = new[] { new { channel = "sms", category = "learning", on = false } } }),
        ["countUnread"] = s => About(s),
        ["readInbox"] = s => About(s, body: new { upTo = 1 }),
        ["removeNotification"] = async s => await About(s, await s.Told()),
        ["getEventFeed"] = s => About(s),
        ["getEventCatalogue"] = s => About(s),
        ["createWebhook"] = s => About(s, body: new { url = "https://partner.example/hook", types = Array.Empty<string>() }),
        ["listWebhooks"] = s => About(s),
        ["getWebhook"] = async s => await About(s, await s.Webhook()),
        ["updateWebhook"] = async s =>
            await About(s, await s.Webhook(), new { url = "https://partner.example/other", types = Array.Empty<string>() }),
        ["deleteWebhook"] = async s => await About(s, await s.Webhook()),
        ["enableWebhook"] = async s => await About(s, await s.DisabledWebhook()),
        ["createWebhookSecret"] = async s => await About(s, await s.Webhook()),
        ["testWebhook"] = async s => await About(s, await s.Webhook()),
        ["replayWebhook"] = async s => await About(s, await s.Webhook(), new { after = (Guid?)null }),
        ["listWebhookDeliveries"] = async s => await About(s, await s.Webhook()),
        ["takeNikitaReceipt"] = async s => await s.NikitaReceipt(),
        ["takeRestReceipt"] = async s => await s.RestReceipt(),
    };

    public static async Task<Question> Of(NotificationsFixture fixture, string operation, string caller)
    {
        var scene = new Scene(fixture, caller);
        return await OperationsAccess.Of(fixture, "notifications", operation, scene.Asker)
            ?? await All.GetValueOrDefault(operation, _ => throw new InvalidOperationException(
                $"{operation} is new: say here what it is asked about, and in access.txt who may."))(scene);
    }

    private static Task<Question> About(Scene scene, Guid? id = null, object? body = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (id is { } known)
        {
            values["id"] = $"{known}";
        }

        return Task.FromResult(new Question(scene.Asker, values, body));
    }
}
