using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Blocks;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Messages;

/// <summary>What to say.</summary>
/// <param name="Text">Up to 1000 characters.</param>
internal sealed record SendMessageBody(string Text);

/// <summary>What one of the two said.</summary>
/// <param name="Id">The message.</param>
/// <param name="Mine">Whether the caller wrote it.</param>
/// <param name="Text">Null when its sender was erased or an operator hid it.</param>
/// <param name="SentAt">When.</param>
/// <param name="Reported">Whether its reader reported it.</param>
internal sealed record OrderMessageView(Guid Id, bool Mine, string? Text, DateTimeOffset SentAt, bool Reported)
{
    public static OrderMessageView Of(OrderMessage message, bool fromBuyer) => new(message.Id, message.FromBuyer == fromBuyer,
        message.Hidden ? null : message.Text, message.SentAt, message.ReportedAt is not null);
}

internal static class SendMessage
{
    private static readonly Error Closed = new("messages_closed",
        "Бул буйрутма боюнча мындан ары жазууга болбойт.", "По этому заказу писать больше нельзя.",
        "Nothing more can be written about this order.");

    private static readonly Error TooMany = new("too_many_messages",
        "Бул буйрутма боюнча жетиштүү жаздыңыз.", "По этому заказу вы написали достаточно.",
        "You have written enough about this order.");

    /// <summary>From the buyer to the seller of a part, or back.</summary>
    public static async Task<Results<Created<OrderMessageView>, ProblemResult>> Handle(Guid id, Guid partId, SendMessageBody body,
        Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var text = body.Text?.Trim() ?? "";
        if (new Validation().Length(text, 1, 1000, "text").Check(WrittenText.IsVisible(text), "text", "Бир нерсе жазыңыз.",
            "Напишите что-нибудь.", "Write something.").Problem is { } refusal)
        {
            return refusal;
        }

        if (await Find(id, partId, caller, db, token) is not { } found)
        {
            return ProblemResult.NotFound;
        }

        var (order, part, fromBuyer) = found;
        var now = clock.GetUtcNow();
        if (order.CampaignId is not null || !(part.IsLive || part.State is OrderState.RefundDue)
            || now >= part.CompletedAt + OrderMessage.OpenAfterwards)
        {
            return ProblemResult.Of(Closed);
        }

        var before = await db.OrderMessages.Where(m => m.SellerOrderId == partId && m.FromBuyer == fromBuyer)
            .MaxAsync(m => (short?)m.Number, token) ?? 0;
        if (before >= OrderMessage.Most)
        {
            return ProblemResult.Of(TooMany.With("most", (int)OrderMessage.Most));
        }

        var message = OrderMessage.Of(part, caller.PersonId, fromBuyer, (short)(before + 1), text, now);
        db.Add(message);
        if (await db.AreBlockedAsync(order.BuyerId, part.PersonId, token))
        {
            db.Add(WithheldMessage.Of(message));
        }
        else
        {
            await publish.Publish(
                new OrderMessageSent(message.Id, part.Id, order.Id, fromBuyer ? part.PersonId : order.BuyerId, order.Number), token);
        }

        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException taken) when (taken.Violates(OrderMessage.OncePerNumber))
        {
            return ProblemResult.Of(Problems.Conflict);
        }

        return TypedResults.Created($"/v1/orders/{id}/parts/{partId}/messages", OrderMessageView.Of(message, fromBuyer));
    }

    /// <summary>What both said, oldest first.</summary>
    public static async Task<Results<Ok<Page<OrderMessageView>>, ProblemResult>> All(Guid id, Guid partId, [AsParameters] PageQuery page,
        Caller caller, MarketplaceDb db, HttpContext http, CancellationToken token)
    {
        if (page.Read() is { } refusal)
        {
            return refusal;
        }

        if (await Find(id, partId, caller, db, token) is not { } found)
        {
            return ProblemResult.NotFound;
        }

        return TypedResults.Ok(await page.ToPageAsync(
            db.OrderMessages.AsNoTracking().Where(m => m.SellerOrderId == partId && m.Id > page.After
                && (m.FromBuyer == found.FromBuyer || !db.WithheldMessages.Any(w => w.MessageId == m.Id))).OrderBy(m => m.Id),
            m => m.Id, m => OrderMessageView.Of(m, found.FromBuyer), http));
    }

    /// <summary>A part that the caller bought or sells.</summary>
    public static async Task<(Order Order, SellerOrder Part, bool FromBuyer)?> Find(Guid id, Guid partId, Caller caller, MarketplaceDb db,
        CancellationToken token)
    {
        var order = await db.OrdersWithParts.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, token);
        return order?.Parts.Find(p => p.Id == partId) is { } part
            && (order.BuyerId == caller.PersonId || part.PersonId == caller.PersonId)
            ? (order, part, order.BuyerId == caller.PersonId) : null;
    }
}
