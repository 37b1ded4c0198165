using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What buyers and sellers are told of a standing order.</summary>
internal sealed class SupplyConsumer(Announcer announcer)
    : IConsumer<SupplyOffered>, IConsumer<SupplyShort>, IConsumer<DeliveryConfirmed>, IConsumer<SupplyInvoiced>, IConsumer<LotRecalled>
{
    public Task Consume(ConsumeContext<SupplyOffered> context) => Tell(
        context.Message.SellerId, context.Message.PartId, SupplyTemplates.Offered, context.Message.DeliversOn, context);

    public Task Consume(ConsumeContext<SupplyShort> context) => Tell(
        context.Message.BuyerId, context.Message.NoticeId, SupplyTemplates.Short, context.Message.DeliversOn, context);

    public Task Consume(ConsumeContext<DeliveryConfirmed> context) => Tell(
        context.Message.SellerId, context.Message.PartId, SupplyTemplates.Delivered, context.Message.DeliversOn, context);

    public Task Consume(ConsumeContext<SupplyInvoiced> context) => announcer.Tell(
        context.Message.BuyerId, context.Message.CycleId, SupplyTemplates.Invoiced,
        new() { ["number"] = LocalText.Same(context.Message.Number), ["amount"] = Wording.Money(context.Message.Amount) },
        context.CancellationToken);

    public Task Consume(ConsumeContext<LotRecalled> context) => Tell(
        context.Message.BuyerId, context.Message.LotId, SupplyTemplates.Recalled, context.Message.DeliversOn, context);

    private Task Tell(Guid person, Guid subject, Template template, DateOnly day, ConsumeContext context) => announcer.Tell(
        person, subject, template, new() { ["date"] = Wording.Date(day) }, context.CancellationToken);
}
