using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What happened to a person's ways to sign in. While a change of phone waits, her number is still the old one, so it is the old
/// one that hears of it.</summary>
internal sealed class TellOfSecurity(Announcer announcer)
    : IConsumer<SignedInOnNewDevice>, IConsumer<PinPaused>, IConsumer<PinChanged>, IConsumer<PhoneChangeAsked>, IConsumer<PhoneChangeEnded>,
        IConsumer<SignInNumberRemoved>, IConsumer<MergeAsked>, IConsumer<MergeAgreed>, IConsumer<MergeEnded>, IConsumer<ErasureAnnounced>
{
    public Task Consume(ConsumeContext<SignInNumberRemoved> context) => announcer.Tell(
        context.Message.PersonId, context.Message.NoticeId, SecurityTemplates.NumberRemoved, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MergeAsked> context) => announcer.Tell(
        context.Message.PersonId, context.Message.MergeId, SecurityTemplates.MergeAsked, [], context.CancellationToken);

    public Task Consume(ConsumeContext<MergeAgreed> context) => announcer.Tell(
        context.Message.PersonId, context.Message.MergeId, SecurityTemplates.MergeAgreed,
        new() { ["date"] = Wording.Date(context.Message.TakesEffectAt) }, context.CancellationToken);

    public Task Consume(ConsumeContext<MergeEnded> context) => announcer.Tell(
        context.Message.PersonId, context.Message.MergeId, context.Message.Outcome is "done"
        ? SecurityTemplates.MergeDone : SecurityTemplates.MergeOff, [], context.CancellationToken);

    public Task Consume(ConsumeContext<ErasureAnnounced> context) => announcer.Tell(
        context.Message.PersonId, context.Message.ErasureId, SecurityTemplates.ErasureAnnounced,
        new() { ["date"] = Wording.Date(context.Message.TakesEffectAt) }, context.CancellationToken);

    public Task Consume(ConsumeContext<SignedInOnNewDevice> context) => announcer.Tell(
        context.Message.PersonId, context.Message.SessionId, SecurityTemplates.NewDevice,
        new() { ["date"] = Wording.Date(context.Message.At) }, context.CancellationToken);

    public Task Consume(ConsumeContext<PinPaused> context) =>
        announcer.Tell(context.Message.PersonId, context.Message.NoticeId, SecurityTemplates.PinPaused, [], context.CancellationToken);

    public Task Consume(ConsumeContext<PinChanged> context) => announcer.Tell(
        context.Message.PersonId, context.Message.NoticeId, context.Message.Removed
        ? SecurityTemplates.PinRemoved : SecurityTemplates.PinChanged, [], context.CancellationToken);

    public Task Consume(ConsumeContext<PhoneChangeAsked> context)
    {
        var fact = context.Message;
        return announcer.Tell(
            fact.PersonId, fact.ChangeId, fact.Assisted ? SecurityTemplates.PhoneChangeAssisted : SecurityTemplates.PhoneChangeAsked,
            new() { ["date"] = Wording.Date(fact.TakesEffectAt) }, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<PhoneChangeEnded> context)
    {
        var fact = context.Message;
        var template = fact.Outcome switch
        {
            "done" => SecurityTemplates.PhoneChanged,
            "full" => SecurityTemplates.PhoneChangeFull,
            _ => SecurityTemplates.PhoneChangeCancelled,
        };
        return announcer.Tell(fact.PersonId, fact.ChangeId, template, [], context.CancellationToken);
    }
}
