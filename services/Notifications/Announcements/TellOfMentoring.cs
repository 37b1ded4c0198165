using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Mentoring tells. Who the other is, is seen in Mentoring, not in a notification.</summary>
internal sealed class TellOfMentoring(Announcer announcer) : IConsumer<MatchProposed>, IConsumer<MentorshipStarted>, IConsumer<SessionHeld>,
    IConsumer<StaffAttentionAsked>, IConsumer<MentorApproved>, IConsumer<MentorDeclined>, IConsumer<MentorApprovalEnding>,
    IConsumer<MentorSuspended>, IConsumer<MentorshipEnded>, IConsumer<MentoringSessionPlanned>, IConsumer<MentoringSessionMoved>,
    IConsumer<MentoringSessionCancelled>, IConsumer<MentoringSessionReminded>, IConsumer<GoalReached>,
    IConsumer<MentorshipReviewAsked>, IConsumer<MentorshipSilent>, IConsumer<CircleMeetingPlanned>, IConsumer<CircleMeetingReminded>,
    IConsumer<CircleMeetingCancelled>
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

    public Task Consume(ConsumeContext<MentorApproved> context) => announcer.Tell(
        context.Message.MentorId, context.Message.ApplicationId, MentoringTemplates.MentorApproved,
        new() { ["date"] = Wording.Date(context.Message.Until) }, context.CancellationToken);

    public Task Consume(ConsumeContext<MentorDeclined> context) => announcer.Tell(
        context.Message.MentorId, context.Message.ApplicationId, MentoringTemplates.MentorDeclined, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MentorApprovalEnding> context) => announcer.Tell(
        context.Message.MentorId, context.Message.NoticeId, MentoringTemplates.ApprovalEnding,
        new() { ["date"] = Wording.Date(context.Message.Until) }, context.CancellationToken);

    public Task Consume(ConsumeContext<MentorSuspended> context) => announcer.Tell(
        context.Message.MentorId, context.Message.NoticeId, MentoringTemplates.MentorSuspended, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MentorshipEnded> context)
    {
        var ended = context.Message;
        return announcer.TellBoth(ended.MenteeId, MentoringTemplates.MentorshipEnded, ended.MentorId, MentoringTemplates.MentorshipEnded,
            ended.MentorshipId, [], context.CancellationToken);
    }

    public Task Consume(ConsumeContext<MentoringSessionPlanned> context) => TellOfSession(
        context.Message.MenteeId, context.Message.MentorId, context.Message.SessionId, MentoringTemplates.SessionPlanned,
        context.Message.StartsAt, context.CancellationToken);

    public Task Consume(ConsumeContext<MentoringSessionMoved> context) => TellOfSession(
        context.Message.MenteeId, context.Message.MentorId, context.Message.NoticeId, MentoringTemplates.SessionMoved,
        context.Message.StartsAt, context.CancellationToken);

    public Task Consume(ConsumeContext<MentoringSessionCancelled> context) => TellOfSession(
        context.Message.MenteeId, context.Message.MentorId, context.Message.SessionId, MentoringTemplates.SessionCancelled,
        context.Message.StartsAt, context.CancellationToken);

    public Task Consume(ConsumeContext<MentoringSessionReminded> context) => TellOfSession(
        context.Message.MenteeId, context.Message.MentorId, context.Message.NoticeId, MentoringTemplates.SessionSoon,
        context.Message.StartsAt, context.CancellationToken);

    public Task Consume(ConsumeContext<GoalReached> context) => announcer.TellBoth(
        context.Message.MenteeId, MentoringTemplates.GoalReached, context.Message.MentorId, MentoringTemplates.GoalReached,
        context.Message.GoalId, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MentorshipReviewAsked> context) => announcer.TellBoth(
        context.Message.MenteeId, MentoringTemplates.ReviewAsked, context.Message.MentorId, MentoringTemplates.ReviewAsked,
        context.Message.NoticeId, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MentorshipSilent> context) => announcer.TellBoth(
        context.Message.MenteeId, MentoringTemplates.SilentPair, context.Message.MentorId, MentoringTemplates.SilentPair,
        context.Message.NoticeId, [], context.CancellationToken);

    public Task Consume(ConsumeContext<CircleMeetingPlanned> context) => TellOfMeeting(
        context.Message.PersonId, context.Message.MeetingId, MentoringTemplates.SessionPlanned, context.Message.StartsAt,
        context.CancellationToken);

    public Task Consume(ConsumeContext<CircleMeetingReminded> context) => TellOfMeeting(
        context.Message.PersonId, context.Message.NoticeId, MentoringTemplates.SessionSoon, context.Message.StartsAt,
        context.CancellationToken);

    public Task Consume(ConsumeContext<CircleMeetingCancelled> context) => TellOfMeeting(
        context.Message.PersonId, context.Message.MeetingId, MentoringTemplates.SessionCancelled, context.Message.StartsAt,
        context.CancellationToken);

    private Task TellOfMeeting(Guid person, Guid subject, Template template, DateTimeOffset startsAt, CancellationToken token) =>
        announcer.Tell(person, subject, template, new() { ["date"] = Wording.Moment(startsAt) }, token, until: startsAt);

    private Task TellOfSession(
        Guid mentee, Guid mentor, Guid subject, Template template, DateTimeOffset startsAt, CancellationToken token) =>
        announcer.TellBoth(mentee, template, mentor, template, subject, new() { ["date"] = Wording.Moment(startsAt) }, token, startsAt);
}
