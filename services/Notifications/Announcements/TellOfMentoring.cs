using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Mentoring tells. Who the other is, is seen in Mentoring, not in a notification.</summary>
internal sealed class TellOfMentoring(Announcer announcer) : IConsumer<MatchProposed>, IConsumer<MentorshipStarted>, IConsumer<SessionHeld>,
    IConsumer<StaffAttentionAsked>
{
    public Task Consume(ConsumeContext<StaffAttentionAsked> context) => announcer.Tell(
        context.Message.PersonId, context.Message.SubjectId, MentoringTemplates.AttentionAsked, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MatchProposed> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.MentorId, fact.RequestId, MentoringTemplates.MatchProposed,
            new() { ["topic"] = fact.TopicName ?? LocalText.Same(fact.Topic) }, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<MentorshipStarted> context)
    {
        var fact = context.Message;
        return announcer.TellBoth(fact.MenteeId, MentoringTemplates.MentorFound, fact.MentorId, MentoringTemplates.MenteeAccepted,
            fact.MentorshipId, [], context.CancellationToken);
    }

    public Task Consume(ConsumeContext<SessionHeld> context)
    {
        var fact = context.Message;
        return announcer.TellBoth(fact.MenteeId, MentoringTemplates.SessionHeld, fact.MentorId, MentoringTemplates.SessionHeld,
            fact.SessionId, new() { ["date"] = Wording.Date(fact.StartedAt) }, context.CancellationToken);
    }
}
