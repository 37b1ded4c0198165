namespace CreativeLabs.Notifications.EventFeed;

/// <summary>A kind of event that partners get.</summary>
/// <param name="Name">Such as <c>training.course.completed</c>: area, thing, what happened to it.</param>
/// <param name="Data">What it carries.</param>
/// <param name="Summary">When it is published.</param>
internal sealed record PublicEventType(string Name, Type Data, string Summary)
{
    public static readonly PublicEventType EventPublished =
        new("events.event.published", typeof(EventPublishedData), "A lab published an event.");

    public static readonly PublicEventType EventRescheduled =
        new("events.event.rescheduled", typeof(EventRescheduledData), "A published event begins at another time.");

    public static readonly PublicEventType EventChanged =
        new("events.event.changed", typeof(EventChangedData), "A published event has another title or venue.");

    public static readonly PublicEventType EventCancelled =
        new("events.event.cancelled", typeof(EventCancelledData), "A published event does not take place.");

    public static readonly PublicEventType HearingDecided =
        new("events.hearing.decided", typeof(HearingDecidedData), "What a public hearing came to was published, or replaced.");

    public static readonly PublicEventType DaysClosed =
        new("labs.days.closed", typeof(DaysClosedData), "A lab is closed on some days.");

    public static readonly PublicEventType StoryPublished =
        new("labs.story.published", typeof(StoryPublishedData), "A lab published a member's story.");

    public static readonly PublicEventType StoryWithdrawn =
        new("labs.story.withdrawn", typeof(StoryWithdrawnData), "A published story was taken back.");

    public static readonly PublicEventType OfferingPublished = new("training.offering.published", typeof(OfferingPublishedData),
        "An offering of a course was published. Without a lab when it is online.");

    public static readonly PublicEventType OfferingRescheduled =
        new("training.offering.rescheduled", typeof(OfferingRescheduledData), "A published offering begins at another time.");

    public static readonly PublicEventType OfferingCancelled =
        new("training.offering.cancelled", typeof(OfferingCancelledData), "A published offering does not take place.");

    public static readonly PublicEventType CourseCompleted = new("training.course.completed", typeof(CourseCompletedData),
        "Somebody completed a course. It says neither who nor where.");

    public static readonly PublicEventType ListingPublished =
        new("market.listing.published", typeof(ListingPublishedData), "Goods were put on the market.");

    public static readonly PublicEventType WebhookDisabled = new("webhooks.webhook.disabled", typeof(WebhookDisabledData),
        "A webhook was switched off. Only its own partner gets it.");

    public static readonly PublicEventType WebhookTested =
        new("webhooks.webhook.tested", typeof(WebhookTestData), "A partner asked for it, to try its webhook.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicEventType> All { get; } =
    [
        EventPublished, EventRescheduled, EventChanged, EventCancelled, HearingDecided, DaysClosed, StoryPublished, StoryWithdrawn,
        OfferingPublished, OfferingRescheduled, OfferingCancelled, CourseCompleted, ListingPublished, WebhookDisabled, WebhookTested,
    ];
}
