namespace CreativeLabs.Notifications.Webhooks;

/// <summary>A webhook.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Url">Where events are brought.</param>
/// <param name="Types">What it gets; none for all.</param>
/// <param name="State">active or disabled.</param>
/// <param name="DisabledReason">gone (it answered 410), failing (it took nothing for three days) or partner_revoked.</param>
/// <param name="DisabledAt">Since when.</param>
/// <param name="LastTakenAt">When it last took an event, to the minute.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record WebhookView(
    Guid Id, string Url, IReadOnlyList<string> Types, WebhookState State, string? DisabledReason, DateTimeOffset? DisabledAt,
    DateTimeOffset? LastTakenAt, DateTimeOffset CreatedAt)
{
    public static WebhookView Of(Webhook webhook) => new(webhook.Id, webhook.Url, webhook.Types, webhook.State, webhook.DisabledReason,
        webhook.DisabledAt, webhook.LastTakenAt, webhook.CreatedAt);
}

/// <summary>An event on its way to a webhook.</summary>
/// <param name="Id">The message.</param>
/// <param name="EventId">The event, which is its <c>webhook-id</c>.</param>
/// <param name="Type">Of the catalogue.</param>
/// <param name="State">pending, delivered, failed, or skipped when the webhook was switched off or the partner may not have it.</param>
/// <param name="NextAttemptAt">While it is pending.</param>
/// <param name="Attempts">The last ten, newest first.</param>
internal sealed record WebhookDeliveryView(
    Guid Id, Guid EventId, string Type, WebhookMessageState State, DateTimeOffset? NextAttemptAt,
    IReadOnlyList<WebhookAttemptView> Attempts);

/// <summary>One call.</summary>
/// <param name="At">When.</param>
/// <param name="Status">The HTTP status, if one came.</param>
/// <param name="Outcome">taken, http_500, timeout, unreachable, unknown_host, tls, cut or private_address.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record WebhookAttemptView(DateTimeOffset At, int? Status, string Outcome, int Milliseconds);

/// <summary>A secret, shown this once.</summary>
/// <param name="Secret">As libraries of Standard Webhooks take it.</param>
/// <param name="OlderEndsAt">Until then the one before signs beside it.</param>
internal sealed record NewWebhookSecret(string Secret, DateTimeOffset? OlderEndsAt);

/// <summary>An event that a partner asked for to try its webhook.</summary>
/// <param name="EventId">Its <c>webhook-id</c>.</param>
internal sealed record TestedWebhook(Guid EventId);

/// <summary>From where on events are brought again.</summary>
/// <param name="After">The last event that needs no bringing; without it all that are kept.</param>
internal sealed record ReplayBody(Guid? After = null);

/// <summary>What is brought again.</summary>
/// <param name="Count">How many events, 10,000 at most: ask again with the last of them for more.</param>
internal sealed record Replayed(int Count);
