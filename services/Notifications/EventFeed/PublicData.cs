using CreativeLabs.Contracts;

namespace CreativeLabs.Notifications.EventFeed;

// What partners get of each kind of event: one record a kind. Members are added and never taken away or changed.

/// <summary>An event of a lab that everybody may come to.</summary>
internal sealed record EventPublishedData(Guid EventId, LocalText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>It begins at another time.</summary>
internal sealed record EventRescheduledData(
    Guid EventId, LocalText Title, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>It has another title or venue.</summary>
internal sealed record EventChangedData(Guid EventId, LocalText Title, LocalText Venue);

/// <summary>It does not take place.</summary>
internal sealed record EventCancelledData(Guid EventId, LocalText Title, DateTimeOffset StartsAt);

/// <summary>What a public hearing came to can be read.</summary>
internal sealed record HearingDecidedData(Guid EventId);

/// <summary>The lab is closed on these days.</summary>
internal sealed record DaysClosedData(Guid ClosureId, DateOnly FirstDay, DateOnly LastDay, LocalText Reason);

/// <summary>A story can be read by everybody.</summary>
internal sealed record StoryPublishedData(Guid StoryId);

/// <summary>A story can be read no more.</summary>
internal sealed record StoryWithdrawnData(Guid StoryId);

/// <summary>Women can enrol.</summary>
internal sealed record OfferingPublishedData(Guid OfferingId, Guid CourseId, LocalText Course);

/// <summary>It begins at another time.</summary>
internal sealed record OfferingRescheduledData(
    Guid OfferingId, Guid CourseId, LocalText Course, DateTimeOffset OldStartsAt, DateTimeOffset StartsAt);

/// <summary>It does not take place.</summary>
internal sealed record OfferingCancelledData(Guid OfferingId, Guid CourseId, LocalText Course, DateOnly StartsOn);

/// <summary>Somebody, somewhere, completed the course.</summary>
internal sealed record CourseCompletedData(Guid CourseId, LocalText Course, string Track);

/// <summary>Goods can be bought. What they are called are the seller's own words, which go with her; so they are read at the
/// listing.</summary>
internal sealed record ListingPublishedData(Guid ListingId);

/// <summary>A webhook of the partner gets nothing any more.</summary>
internal sealed record WebhookDisabledData(Guid WebhookId, string Reason);

/// <summary>Asked for by the partner itself.</summary>
internal sealed record WebhookTestData(Guid WebhookId);
