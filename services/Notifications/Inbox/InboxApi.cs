namespace CreativeLabs.Notifications.Inbox;

internal static class InboxApi
{
    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        var inbox = app.MapGroup("/v1/me/inbox").WithTags("Notifications").RequireAuthorization();
        inbox.MapGet("", ListInbox.Handle).WithName("listInbox").WithSummary("My notifications, newest first")
            .Produces(StatusCodes.Status304NotModified);
        inbox.MapGet("/stream", StreamInbox.Handle).WithName("streamInbox")
            .WithSummary("My notifications as they arrive (server-sent events)")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        inbox.MapPost("/{id:guid}/reading", ReadNotification.Handle).WithName("readNotification")
            .WithSummary("Mark a notification as read");
    }
}
