using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>A buyer or a seller has a message to read, or something is brought to her; an operator has one to decide about.</summary>
internal sealed class MessageConsumer(Announcer announcer)
    : IConsumer<OrderMessageSent>, IConsumer<OrderMessageReported>, IConsumer<OrderSentOut>
{
    public Task Consume(ConsumeContext<OrderMessageSent> context) => announcer.Tell(
        context.Message.RecipientId, context.Message.MessageId, MessageTemplates.Sent,
        new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);

    public Task Consume(ConsumeContext<OrderMessageReported> context) => announcer.Tell(
        context.Message.OperatorId, context.Message.MessageId, MessageTemplates.Reported,
        new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);

    public Task Consume(ConsumeContext<OrderSentOut> context) => announcer.Tell(
        context.Message.BuyerId, context.Message.SellerOrderId, MessageTemplates.SentOut,
        new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);
}
