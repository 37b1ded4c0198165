using CreativeLabs.Keys;
using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

internal static class CreateWebhookSecret
{
    /// <summary>Not kept for replay, or it would lie there to be read: who did not get the answer makes another one after a
    /// day.</summary>
    public static async Task<Results<Created<NewWebhookSecret>, ProblemResult>> Handle(
        Guid id, HttpContext http, NotificationsDb db, PlatformKey platform, TimeProvider clock, CancellationToken token)
    {
        var found = await ManageWebhooks.Find(id, http, db, token);
        if (found.Webhook is null)
        {
            return found.Refusal!;
        }

        var now = clock.GetUtcNow();
        var live = (await db.WebhookSecrets.Where(s => s.WebhookId == id).ToListAsync(token)).FindAll(s => s.Signs(now));
        if (live.Count >= 2)
        {
            return ProblemResult.Of(WebhookRules.TwoSecrets);
        }

        live.ForEach(older => older.End(now + WebhookSecret.Overlap));
        var (secret, words) = WebhookSecret.Make(id, platform, now);
        db.Add(secret);
        await db.SaveChangesAsync(token);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new NewWebhookSecret(words, live.FirstOrDefault()?.EndsAt));
    }
}
