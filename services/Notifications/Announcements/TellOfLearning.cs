using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Training tells.</summary>
internal sealed class TellOfLearning(Announcer announcer)
    : IConsumer<LearnerEnrolled>, IConsumer<CourseCompleted>, IConsumer<CredentialIssued>, IConsumer<CredentialRevoked>
{
    public Task Consume(ConsumeContext<LearnerEnrolled> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, LearningTemplates.Enrolled,
            new() { ["course"] = fact.Course, ["date"] = Wording.Date(fact.StartsOn) }, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, LearningTemplates.Completed, new() { ["course"] = fact.Course },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<CredentialIssued> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.CredentialId, LearningTemplates.CredentialIssued,
            new() { ["course"] = fact.Course, ["number"] = LocalText.Same(fact.Number) }, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<CredentialRevoked> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.CredentialId, LearningTemplates.CredentialRevoked, new()
        {
            ["course"] = fact.Course,
            ["number"] = LocalText.Same(fact.Number),
            ["reason"] = LearningTemplates.RevokedBecause(fact.Reason),
        }, context.CancellationToken);
    }
}
