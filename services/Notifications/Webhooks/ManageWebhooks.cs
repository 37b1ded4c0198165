using CreativeLabs.Notifications.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Notifications.Webhooks;

/// <summary>A partner sets up its webhooks. Another partner's do not exist.</summary>
internal static class ManageWebhooks
{
    public static async Task<Results<Created<WebhookView>, ProblemResult>> Create(
        WebhookPlan body, HttpContext http, NotificationsDb db, TrustedHosts trusted, TimeProvider clock, CancellationToken token)
    {
        if (Partner.Of(http.User) is not { } partner)
        {
            return ProblemResult.Forbidden;
        }

        if (body.Check(trusted) is { } refusal)
        {
            return refusal;
        }

        await PartnerAccess.Seen(db, partner, token);
        var taken = await db.Webhooks.Where(w => w.PartnerId == partner.PartnerId).Select(w => w.Slot).ToListAsync(token);
        if (taken.Count >= Webhook.Most)
        {
            return ProblemResult.Of(WebhookRules.TooMany);
        }

        var slot = Enumerable.Range(1, Webhook.Most).First(number => !taken.Contains(number));
        var webhook = Webhook.Of(partner.PartnerId, slot, body, clock.GetUtcNow());
        db.Add(webhook);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taking) when (taking.Violates(Webhook.OneASlot))
        {
            return ProblemResult.Of(Problems.Conflict);
        }

        http.SetETag(webhook);
        return TypedResults.Created($"/v1/webhooks/{webhook.Id}", WebhookView.Of(webhook));
    }

    public static async Task<Results<Ok<Page<WebhookView>>, ProblemResult>> List(
        [AsParameters] PageQuery page, HttpContext http, NotificationsDb db)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (Partner.Of(http.User) is not { } partner)
        {
            return ProblemResult.Forbidden;
        }

        var rows = db.Webhooks.AsNoTracking().Where(w => w.PartnerId == partner.PartnerId && w.Id > page.After).OrderBy(w => w.Id);
        return TypedResults.Ok(await page.ToPageAsync(rows, w => w.Id, WebhookView.Of, http));
    }

    public static async Task<Results<Ok<WebhookView>, ProblemResult>> Get(
        Guid id, HttpContext http, NotificationsDb db, CancellationToken token)
    {
        var found = await Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        http.SetETag(webhook);
        return TypedResults.Ok(WebhookView.Of(webhook));
    }

    public static async Task<Results<Ok<WebhookView>, ProblemResult>> Update(
        Guid id, WebhookPlan body, HttpContext http, NotificationsDb db, TrustedHosts trusted, CancellationToken token)
    {
        if (body.Check(trusted) is { } refusal)
        {
            return refusal;
        }

        var found = await Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        if (http.RequireMatch(webhook) is { } stale)
        {
            return stale;
        }

        webhook.Change(body);
        await db.SaveChangesAsync(token);
        http.SetETag(webhook);
        return TypedResults.Ok(WebhookView.Of(webhook));
    }

    /// <summary>What was not brought is not brought any more.</summary>
    public static async Task<Results<NoContent, ProblemResult>> Delete(
        Guid id, HttpContext http, NotificationsDb db, CancellationToken token)
    {
        var found = await Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        if (http.RequireMatch(webhook) is { } stale)
        {
            return stale;
        }

        db.Remove(webhook);
        await db.SaveChangesAsync(token);
        return TypedResults.NoContent();
    }

    /// <summary>Events from now on; those before are brought by a replay.</summary>
    public static async Task<Results<Ok<WebhookView>, ProblemResult>> Enable(
        Guid id, HttpContext http, NotificationsDb db, CancellationToken token)
    {
        var found = await Find(id, http, db, token);
        if (found.Webhook is not { } webhook)
        {
            return found.Refusal!;
        }

        var before = webhook.Version;
        if (webhook.State is WebhookState.Disabled)
        {
            // What was being published while it was switched off.
            await db.WebhookMessages.Where(m => m.WebhookId == id && m.State == WebhookMessageState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, WebhookMessageState.Skipped), token);
        }

        webhook.Enable();
        if (http.RequireMatchOfStep(webhook, before, rule: null) is { } stale)
        {
            return stale;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(webhook);
        return TypedResults.Ok(WebhookView.Of(webhook));
    }

    /// <summary>The caller's webhook, or why it is not to be had; locked where there is a transaction.</summary>
    public static async Task<(Webhook? Webhook, ProblemResult? Refusal)> Find(
        Guid id, HttpContext http, NotificationsDb db, CancellationToken token)
    {
        if (Partner.Of(http.User) is not { } partner)
        {
            return (null, ProblemResult.Forbidden);
        }

        var webhook = db.Database.CurrentTransaction is null ? await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, token)
            : await Webhook.Lock(db, id, token);
        return webhook?.PartnerId == partner.PartnerId ? (webhook, null) : (null, ProblemResult.NotFound);
    }
}
