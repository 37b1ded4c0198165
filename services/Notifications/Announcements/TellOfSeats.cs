using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Training tells of seats in its offerings.</summary>
internal sealed class TellOfSeats(Announcer announcer)
    : IConsumer<LearnerOffered>, IConsumer<LearnerOfferLapsed>, IConsumer<LearnerTurnedAway>, IConsumer<LessonsRescheduled>,
        IConsumer<LessonsChanged>, IConsumer<SeatWithdrawn>,
        IConsumer<LessonsCalledOff>
{
    public Task Consume(ConsumeContext<LearnerOffered> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, SeatTemplates.Offered,
            new() { ["course"] = fact.Course, ["date"] = Wording.Moment(fact.Until) }, context.CancellationToken,
            fact.Until);
    }

    public Task Consume(ConsumeContext<LearnerOfferLapsed> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, SeatTemplates.Lapsed, new() { ["course"] = fact.Course },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<LearnerTurnedAway> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, SeatTemplates.TurnedAway, new() { ["course"] = fact.Course },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<SeatWithdrawn> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, SeatTemplates.Withdrawn, new() { ["course"] = fact.Course },
            context.CancellationToken, fact.NextAt);
    }

    public Task Consume(ConsumeContext<LessonsRescheduled> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.NoticeId, SeatTemplates.Rescheduled,
            new() { ["course"] = fact.Course, ["before"] = Wording.Moment(fact.OldStartsAt), ["date"] = Wording.Moment(fact.StartsAt) },
            context.CancellationToken, fact.StartsAt);
    }

    public Task Consume(ConsumeContext<LessonsChanged> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.NoticeId, SeatTemplates.Changed,
            new() { ["course"] = fact.Course, ["what"] = Wording.List(fact.What.Select(Part)) }, context.CancellationToken,
            fact.NextAt);
    }

    private static LocalText Part(string what) => what switch
    {
        OfferingChanged.Trainer => new("окутуучу", "преподаватель", "the trainer"),
        OfferingChanged.Room => new("бөлмө", "аудитория", "the room"),
        OfferingChanged.Link => new("сабактын шилтемеси", "ссылка на занятия", "the link to the sessions"),
        OfferingChanged.Language => new("окутуу тили", "язык обучения", "the language"),
        _ => new("курстун аталышы", "название курса", "the title"),
    };

    public Task Consume(ConsumeContext<LessonsCalledOff> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, SeatTemplates.CalledOff,
            new() { ["course"] = fact.Course, ["date"] = Wording.Date(fact.StartsOn) }, context.CancellationToken, fact.NextAt);
    }
}
