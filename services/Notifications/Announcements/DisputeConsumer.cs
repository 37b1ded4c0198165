using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>A dispute is told to its seller, and how it was decided to both.</summary>
internal sealed class DisputeConsumer(Announcer announcer) : IConsumer<DisputeOpened>, IConsumer<DisputeDecided>
{
    public Task Consume(ConsumeContext<DisputeOpened> context) => announcer.Tell(
        context.Message.SellerId, context.Message.DisputeId, OrderTemplates.DisputeOpened,
        new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);

    public Task Consume(ConsumeContext<DisputeDecided> context) => announcer.TellBoth(
        context.Message.BuyerId, OrderTemplates.DisputeDecided, context.Message.SellerId, OrderTemplates.DisputeDecided,
        context.Message.DisputeId, new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);
}
