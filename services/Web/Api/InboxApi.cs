namespace CreativeLabs.Web.Api;

public static class InboxApi
{
    public static readonly Read<PageOf<Notification>> List = new("/v1/me/inbox");
    public static readonly Change<None, None> MarkRead = new("POST", "/v1/me/inbox/{id}/reading");
    public static readonly Read<Preferences> GetPreferences = new("/v1/me/notification-preferences");
    public static readonly Change<PreferencesChosen, Preferences> Choose = new("PUT", "/v1/me/notification-preferences");
}

/// <param name="Kind">Such as <c>order-paid-seller</c>.</param>
/// <param name="Category">security, payment, community, learning, mentoring or selling.</param>
public sealed record Notification(
    Guid Id, string Kind, string Category, Guid SubjectId, string Text, DateTimeOffset At, DateTimeOffset? ReadAt);

public sealed record Preferences(IReadOnlyList<Preference> Choices, IReadOnlyList<string> AlwaysOn);

/// <param name="Channel">inbox or sms.</param>
public sealed record Preference(string Channel, string Category, bool On);

public sealed record PreferencesChosen(IReadOnlyList<Preference> Choices);
