using CreativeLabs.Contracts;
using MassTransit;

namespace CreativeLabs.Notifications.EventFeed;

/// <summary>Takes of what the services tell each other that which partners may know, and leaves out whom it is about. What tells of one
/// woman goes without its lab: together they could say who she is.</summary>
internal sealed class PublicEventConsumer(PublicEvents events)
    : IConsumer<EventPublished>, IConsumer<EventRescheduled>, IConsumer<EventChanged>, IConsumer<EventCancelled>, IConsumer<HearingDecided>,
        IConsumer<DaysClosed>, IConsumer<StoryPublished>, IConsumer<StoryWithdrawn>, IConsumer<OfferingPublished>,
        IConsumer<OfferingRescheduled>, IConsumer<OfferingCancelled>, IConsumer<CourseCompleted>, IConsumer<ListingPublished>
{
    public Task Consume(ConsumeContext<EventPublished> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.EventPublished, $"{fact.EventId}", fact.LabId,
            new EventPublishedData(fact.EventId, fact.Title, fact.StartsAt, fact.EndsAt));
    }

    public Task Consume(ConsumeContext<EventRescheduled> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.EventRescheduled, $"{fact.EventId}/{fact.Move}", fact.LabId,
            new EventRescheduledData(fact.EventId, fact.Title, fact.OldStartsAt, fact.StartsAt, fact.EndsAt));
    }

    public Task Consume(ConsumeContext<EventChanged> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.EventChanged, $"{fact.EventId}/{fact.Change}", fact.LabId,
            new EventChangedData(fact.EventId, fact.Title, fact.Venue));
    }

    public Task Consume(ConsumeContext<EventCancelled> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.EventCancelled, $"{fact.EventId}", fact.LabId,
            new EventCancelledData(fact.EventId, fact.Title, fact.StartsAt));
    }

    public Task Consume(ConsumeContext<HearingDecided> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.HearingDecided, $"{fact.EventId}/{fact.Version}", fact.LabId,
            new HearingDecidedData(fact.EventId));
    }

    public Task Consume(ConsumeContext<DaysClosed> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.DaysClosed, $"{fact.ClosureId}", fact.LabId,
            new DaysClosedData(fact.ClosureId, fact.FirstDay, fact.LastDay, fact.Reason));
    }

    public Task Consume(ConsumeContext<StoryPublished> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.StoryPublished, $"{fact.StoryId}/{fact.Version}", fact.LabId,
            new StoryPublishedData(fact.StoryId));
    }

    public Task Consume(ConsumeContext<StoryWithdrawn> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.StoryWithdrawn, $"{fact.StoryId}/{fact.Version}", fact.LabId,
            new StoryWithdrawnData(fact.StoryId));
    }

    public Task Consume(ConsumeContext<OfferingPublished> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.OfferingPublished, $"{fact.OfferingId}", fact.LabId,
            new OfferingPublishedData(fact.OfferingId, fact.CourseId, fact.Course));
    }

    public Task Consume(ConsumeContext<OfferingRescheduled> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.OfferingRescheduled, $"{fact.OfferingId}/{fact.Move}", fact.LabId,
            new OfferingRescheduledData(fact.OfferingId, fact.CourseId, fact.Course, fact.OldStartsAt, fact.StartsAt));
    }

    public Task Consume(ConsumeContext<OfferingCancelled> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.OfferingCancelled, $"{fact.OfferingId}", fact.LabId,
            new OfferingCancelledData(fact.OfferingId, fact.CourseId, fact.Course, fact.StartsOn));
    }

    public Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.CourseCompleted, $"{fact.EnrolmentId}", lab: null,
            new CourseCompletedData(fact.CourseId, fact.Course, fact.Track));
    }

    public Task Consume(ConsumeContext<ListingPublished> context)
    {
        var fact = context.Message;
        return Publish(context,
            PublicEventType.ListingPublished, $"{fact.ListingId}", lab: null,
            new ListingPublishedData(fact.ListingId));
    }

    private async Task Publish(ConsumeContext context, PublicEventType type, string key, Guid? lab, object data) =>
        await events.Publish(type, key, lab, data, context.CancellationToken);
}
