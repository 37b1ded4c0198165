using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Notifications.Inbox;

internal static class InboxApi
{
    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        var inbox = app.MapGroup("/v1/me/inbox").WithTags("Notifications").RequireAuthorization();
        inbox.MapGet("", ListInbox.Handle).WithName("listInbox").WithSummary("My notifications, newest first")
            .Produces(StatusCodes.Status304NotModified);
        inbox.MapGet("/unread", CountUnread.Handle).WithName("countUnread").WithSummary("How many of my notifications I have not read")
            .Produces(StatusCodes.Status304NotModified);
        inbox.MapPost("/reading", ReadInbox.Handle).InTransaction().WithName("readInbox")
            .WithSummary("Mark all that I have seen as read");
        inbox.MapDelete("/{id:guid}", RemoveNotification.Handle).InTransaction().WithName("removeNotification")
            .WithSummary("Take a notification out of my inbox");
        inbox.MapGet("/stream", StreamInbox.Handle).WithName("streamInbox")
            .WithSummary("My notifications as they arrive (server-sent events)")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        inbox.MapPost("/{id:guid}/reading", ReadNotification.Handle).WithName("readNotification")
            .WithSummary("Mark a notification as read");
    }
}
