using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Registration tells of groups, stories and pictures.</summary>
internal sealed class TellOfGroups(Announcer announcer)
    : IConsumer<GroupMemberInvited>, IConsumer<StoryPublished>, IConsumer<StoryReturned>, IConsumer<PictureConsentAsked>
{
    public Task Consume(ConsumeContext<GroupMemberInvited> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.PersonId, fact.InvitationId, GroupTemplates.Invited, new() { ["group"] = fact.GroupName },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<StoryPublished> context) =>
        announcer.Tell(context.Message.AuthorId, context.Message.StoryId, GroupTemplates.StoryPublished, [], context.CancellationToken);

    public Task Consume(ConsumeContext<StoryReturned> context) =>
        announcer.Tell(context.Message.AuthorId, context.Message.ReturnId, GroupTemplates.StoryReturned, [], context.CancellationToken);

    public Task Consume(ConsumeContext<PictureConsentAsked> context) =>
        announcer.Tell(context.Message.PersonId, context.Message.PictureId, GroupTemplates.PictureConsentAsked, [],
            context.CancellationToken);
}
