using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Registration tells.</summary>
internal sealed class TellOfMembership(Announcer announcer) : IConsumer<PersonRegistered>, IConsumer<MembershipStarted>,
    IConsumer<EnrolmentDecided>
{
    public Task Consume(ConsumeContext<PersonRegistered> context) =>
        announcer.Tell(context.Message.PersonId, context.Message.PersonId, CommunityTemplates.Welcome, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MembershipStarted> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.MembershipId, CommunityTemplates.MembershipStarted, new() { ["lab"] = fact.LabName },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<EnrolmentDecided> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.EnrolmentId, fact.Admitted ? LearningTemplates.Admitted : LearningTemplates.Rejected,
            new() { ["programme"] = fact.Programme }, context.CancellationToken);
    }
}
