using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;

namespace CreativeLabs.Notifications.Inbox;

/// <summary>A notification in the caller's language.</summary>
/// <param name="Id">The notification.</param>
/// <param name="Kind">What happened, such as application-admitted.</param>
/// <param name="Category">What it is about.</param>
/// <param name="SubjectId">The application, order, session ... that it is about.</param>
/// <param name="Text">For people.</param>
/// <param name="At">When it arrived.</param>
/// <param name="ReadAt">When it was read first.</param>
/// <param name="Sequence">Its place in the inbox, as the stream's <c>Last-Event-ID</c> names it.</param>
internal sealed record NotificationView(
    Guid Id, string Kind, Category Category, Guid SubjectId, string Text, DateTimeOffset At, DateTimeOffset? ReadAt, long Sequence)
{
    public static NotificationView Of(Notification notification, Func<LocalText, string> say) => new(
        notification.Id, notification.Template, notification.Category, notification.SubjectId,
        say(Catalogue.Find(notification.Template, notification.TemplateVersion).Render(notification.Parameters)),
        notification.CreatedAt, notification.ReadAt, notification.Sequence);
}
