using CreativeLabs.Contracts;
using CreativeLabs.Notifications.Templates;
using MassTransit;

namespace CreativeLabs.Notifications.Announcements;

/// <summary>What Marketplace tells.</summary>
internal sealed class TellOfSelling(Announcer announcer)
    : IConsumer<ListingPublished>, IConsumer<OrderPaid>, IConsumer<FirstSaleRecorded>, IConsumer<OrderExpired>,
        IConsumer<RightToSellWithdrawn>, IConsumer<StockRunningLow>, IConsumer<SellerTermsPublished>
{
    public Task Consume(ConsumeContext<ListingPublished> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.SellerId, fact.ListingId, SellingTemplates.ListingPublished, new() { ["title"] = fact.Title },
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<RightToSellWithdrawn> context) => announcer.Tell(context.Message.SellerId,
        context.Message.CredentialId, SellingTemplates.RightWithdrawn, [], context.CancellationToken);

    public Task Consume(ConsumeContext<StockRunningLow> context) => announcer.Tell(context.Message.SellerId, context.Message.NoticeId,
        SellingTemplates.StockLow, new() { ["title"] = context.Message.Title, ["quantity"] = Wording.Number(context.Message.Left) },
        context.CancellationToken);

    public Task Consume(ConsumeContext<SellerTermsPublished> context) => announcer.Tell(context.Message.SellerId, context.Message.TermsId,
        SellingTemplates.TermsPublished, new() { ["date"] = Wording.Date(context.Message.AppliesFrom) }, context.CancellationToken);

    /// <summary>Each seller is told of her part; the buyer of the order, once.</summary>
    public async Task Consume(ConsumeContext<OrderPaid> context)
    {
        var fact = context.Message;
        var number = LocalText.Same(fact.Number);
        var toSeller = () => announcer.Tell(fact.SellerId, fact.SellerOrderId, SellingTemplates.OrderPaidToSeller,
            new()
            {
                ["number"] = number,
                ["title"] = fact.Title,
                ["quantity"] = Wording.Number(fact.Quantity),
                ["amount"] = Wording.Money(fact.Amount),
            }, context.CancellationToken);
        var toBuyer = () => announcer.Tell(fact.BuyerId, fact.OrderId, SellingTemplates.OrderPaidToBuyer, new() { ["number"] = number },
            context.CancellationToken);

        // In the order of their ids, as TellBoth does.
        foreach (var tell in fact.SellerId.CompareTo(fact.BuyerId) < 0 ? [toSeller, toBuyer] : new[] { toBuyer, toSeller })
        {
            await tell();
        }
    }

    public Task Consume(ConsumeContext<FirstSaleRecorded> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.SellerId, fact.SellerOrderId, SellingTemplates.FirstSale,
            new() { ["amount"] = Wording.Money(fact.Amount) }, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<OrderExpired> context)
    {
        var fact = context.Message;
        return announcer.Tell(fact.BuyerId, fact.OrderId, SellingTemplates.OrderExpired, new() { ["number"] = LocalText.Same(fact.Number) },
            context.CancellationToken);
    }
}
