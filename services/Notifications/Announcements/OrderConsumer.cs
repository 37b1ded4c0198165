using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>Everyone is told of what becomes of her order, her sale, her money or her listing, and of nothing else.</summary>
internal sealed class OrderConsumer(Announcer announcer)
    : IConsumer<OrderPlaced>, IConsumer<OrderRequested>, IConsumer<OrderAccepted>, IConsumer<OrderReady>, IConsumer<OrderHandedOver>,
        IConsumer<OrderCompleted>, IConsumer<OrderPartEnded>
{
    public Task Consume(ConsumeContext<OrderPlaced> context) => Tell(
        context, context.Message.BuyerId, context.Message.OrderId, OrderTemplates.Placed, context.Message.Number,
        ("amount", Wording.Money(context.Message.Total)));

    public Task Consume(ConsumeContext<OrderRequested> context) => Tell(
        context, context.Message.SellerId, context.Message.SellerOrderId, OrderTemplates.Requested, context.Message.Number,
        ("title", context.Message.Title), ("quantity", Wording.Number(context.Message.Quantity)),
        ("amount", Wording.Money(context.Message.Amount)), ("moment", Wording.Moment(context.Message.AcceptBy)));

    public Task Consume(ConsumeContext<OrderAccepted> context) => Tell(
        context, context.Message.BuyerId, context.Message.SellerOrderId, OrderTemplates.Accepted, context.Message.Number);

    public Task Consume(ConsumeContext<OrderReady> context) => Tell(
        context, context.Message.BuyerId, context.Message.SellerOrderId, OrderTemplates.Ready, context.Message.Number,
        ("moment", Wording.Moment(context.Message.FetchBy)));

    public Task Consume(ConsumeContext<OrderHandedOver> context) => Tell(
        context, context.Message.BuyerId, context.Message.SellerOrderId, OrderTemplates.HandedOver, context.Message.Number);

    public Task Consume(ConsumeContext<OrderCompleted> context) => Tell(
        context, context.Message.SellerId, context.Message.SellerOrderId, OrderTemplates.Completed, context.Message.Number,
        ("amount", Wording.Money(context.Message.Amount)));

    public async Task Consume(ConsumeContext<OrderPartEnded> context)
    {
        var fact = context.Message;
        var (toBuyer, toSeller) = fact.Cause switch
        {
            "declined" => (OrderTemplates.DeclinedToBuyer, null),
            "acceptanceLapsed" => (OrderTemplates.LapsedToBuyer, OrderTemplates.LapsedToSeller),
            "noShow" => (OrderTemplates.NoShowToBuyer, OrderTemplates.NoShowToSeller),
            "cancelled" => (null, OrderTemplates.CancelledToSeller),
            _ => ((Template?)null, (Template?)null),
        };

        // In the order of their ids: their places are locked until the commit.
        foreach (var (person, template) in new[] { (fact.BuyerId, toBuyer), (fact.SellerId, toSeller) }.OrderBy(one => one.Item1))
        {
            if (template is not null)
            {
                await Tell(context, person, fact.SellerOrderId, template, fact.Number);
            }
        }
    }

    private Task Tell(ConsumeContext context, Guid person, Guid subject, Template template, string number,
        params (string Name, LocalText Value)[] values) => announcer.Tell(
        person, subject, template,
        values.Append((Name: "number", Value: LocalText.Same(number))).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
        context.CancellationToken);
}

/// <summary>Tells of money that comes or goes back, and of what becomes of listings.</summary>
internal sealed class RefundConsumer(Announcer announcer)
    : IConsumer<PaymentNotMatched>, IConsumer<RefundRequested>, IConsumer<RefundSettled>, IConsumer<ListingSuspended>,
        IConsumer<ListingReinstated>, IConsumer<ListingReturned>, IConsumer<PayoutSent>, IConsumer<PayoutReturned>
{
    public Task Consume(ConsumeContext<PayoutSent> context) => announcer.Tell(
        context.Message.SellerId, context.Message.PayoutId, OrderTemplates.PayoutSent,
        new() { ["amount"] = Wording.Money(context.Message.Amount) }, context.CancellationToken);

    public Task Consume(ConsumeContext<PayoutReturned> context) => announcer.Tell(
        context.Message.SellerId, context.Message.PayoutId, OrderTemplates.PayoutReturned,
        new() { ["amount"] = Wording.Money(context.Message.Amount) }, context.CancellationToken);

    public Task Consume(ConsumeContext<PaymentNotMatched> context) => announcer.Tell(
        context.Message.BuyerId, context.Message.AttemptId, OrderTemplates.NotMatched,
        new() { ["number"] = LocalText.Same(context.Message.Number) }, context.CancellationToken);

    public Task Consume(ConsumeContext<RefundRequested> context) => announcer.Tell(
        context.Message.BuyerId, context.Message.RefundId, OrderTemplates.RefundRequested,
        new() { ["number"] = LocalText.Same(context.Message.Number), ["amount"] = Wording.Money(context.Message.Amount) },
        context.CancellationToken);

    public Task Consume(ConsumeContext<RefundSettled> context) => announcer.Tell(
        context.Message.BuyerId, context.Message.RefundId, OrderTemplates.RefundSettled,
        new() { ["number"] = LocalText.Same(context.Message.Number), ["amount"] = Wording.Money(context.Message.Amount) },
        context.CancellationToken);

    public Task Consume(ConsumeContext<ListingSuspended> context) => announcer.Tell(
        context.Message.SellerId, context.Message.NoticeId, OrderTemplates.ListingSuspended, new() { ["title"] = context.Message.Title },
        context.CancellationToken);

    public Task Consume(ConsumeContext<ListingReinstated> context) => announcer.Tell(
        context.Message.SellerId, context.Message.NoticeId, OrderTemplates.ListingReinstated, new() { ["title"] = context.Message.Title },
        context.CancellationToken);

    public Task Consume(ConsumeContext<ListingReturned> context) => announcer.Tell(
        context.Message.SellerId, context.Message.NoticeId, OrderTemplates.ListingReturned, new() { ["title"] = context.Message.Title },
        context.CancellationToken);
}
