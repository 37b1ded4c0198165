using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Registration tells of places at events, and of hearings.</summary>
internal sealed class TellOfEvents(Announcer announcer)
    : IConsumer<PlaceConfirmed>, IConsumer<PlaceOffered>, IConsumer<OfferLapsed>, IConsumer<PlaceCalledOff>, IConsumer<PlaceRescheduled>,
        IConsumer<PlaceChanged>, IConsumer<CommentAnswered>
{
    public Task Consume(ConsumeContext<PlaceConfirmed> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.PlaceId, EventTemplates.PlaceConfirmed,
            new() { ["event"] = fact.Title, ["date"] = Wording.Moment(fact.StartsAt), ["seats"] = Wording.Number(fact.Seats) },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<PlaceOffered> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.PlaceId, EventTemplates.PlaceOffered,
            new() { ["event"] = fact.Title, ["date"] = Wording.Moment(fact.Until) }, context.CancellationToken,
            fact.Until);
    }

    public Task Consume(ConsumeContext<OfferLapsed> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.PlaceId, EventTemplates.OfferLapsed, new() { ["event"] = fact.Title },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<PlaceCalledOff> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.PlaceId, EventTemplates.EventCancelled,
            new() { ["event"] = fact.Title, ["date"] = Wording.Moment(fact.StartsAt), ["reason"] = fact.Reason ?? LocalText.Same("—") },
            context.CancellationToken, fact.StartsAt);
    }

    public Task Consume(ConsumeContext<PlaceRescheduled> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.NoticeId, EventTemplates.EventRescheduled,
            new() { ["event"] = fact.Title, ["date"] = Wording.Moment(fact.StartsAt) }, context.CancellationToken, fact.EndsAt);
    }

    public Task Consume(ConsumeContext<PlaceChanged> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.NoticeId, EventTemplates.EventChanged,
            new()
            {
                ["before"] = fact.OldTitle, ["event"] = fact.Title, ["venue"] = fact.Venue, ["date"] = Wording.Moment(fact.StartsAt),
            },
            context.CancellationToken, fact.StartsAt);
    }

    public Task Consume(ConsumeContext<CommentAnswered> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.NoticeId, EventTemplates.HearingDecided, new() { ["event"] = fact.Title },
            context.CancellationToken);
    }
}
