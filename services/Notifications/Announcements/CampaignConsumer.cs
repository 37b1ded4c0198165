using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>Backers are told of their pledges, sellers of their campaigns.</summary>
internal sealed class CampaignConsumer(Announcer announcer)
    : IConsumer<PledgeLinkSent>, IConsumer<PledgePaid>, IConsumer<PledgeCaptured>, IConsumer<CampaignSucceeded>,
        IConsumer<CampaignFailed>
{
    public Task Consume(ConsumeContext<PledgeLinkSent> context) => announcer.Tell(
        context.Message.BackerId, context.Message.PledgeId, CampaignTemplates.LinkSent,
        new()
        {
            ["number"] = LocalText.Same(context.Message.Number), ["amount"] = Wording.Money(context.Message.Amount),
            ["moment"] = Wording.Moment(context.Message.PayBy),
        }, context.CancellationToken);

    public Task Consume(ConsumeContext<PledgePaid> context) => Tell(context, context.Message.BackerId, context.Message.OrderId,
        CampaignTemplates.Paid, context.Message.Number, context.Message.Amount);

    public Task Consume(ConsumeContext<PledgeCaptured> context) => Tell(context, context.Message.BackerId, context.Message.OrderId,
        CampaignTemplates.Captured, context.Message.Number, context.Message.Amount);

    public Task Consume(ConsumeContext<CampaignSucceeded> context) => announcer.Tell(
        context.Message.SellerId, context.Message.CampaignId, CampaignTemplates.Succeeded,
        new() { ["amount"] = Wording.Money(context.Message.Reached) }, context.CancellationToken);

    public Task Consume(ConsumeContext<CampaignFailed> context) => announcer.Tell(
        context.Message.SellerId, context.Message.CampaignId, CampaignTemplates.Failed,
        new() { ["amount"] = Wording.Money(context.Message.Reached) }, context.CancellationToken);

    private Task Tell(ConsumeContext context, Guid person, Guid subject, Template template, string number, long amount) =>
        announcer.Tell(person, subject, template,
            new() { ["number"] = LocalText.Same(number), ["amount"] = Wording.Money(amount) }, context.CancellationToken);
}
