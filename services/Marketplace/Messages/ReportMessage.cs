using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Messages;

/// <summary>What is wrong with a message.</summary>
/// <param name="Reason">insult, fraud, contact or other.</param>
internal sealed record ReportMessageBody(MessageReason Reason);

/// <summary>An operator's decision about a reported message.</summary>
/// <param name="Hide">True: nobody reads it any more.</param>
internal sealed record DecideReportBody(bool Hide);

/// <summary>A reported message, for operators.</summary>
/// <param name="Id">The message.</param>
/// <param name="SellerOrderId">The part of an order that it is about.</param>
/// <param name="SenderId">Who wrote it.</param>
/// <param name="FromBuyer">Whether she was the buyer.</param>
/// <param name="Text">Null when she was erased.</param>
/// <param name="SentAt">When.</param>
/// <param name="Reason">insult, fraud, contact or other.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="Hidden">What was decided; null while nobody has.</param>
internal sealed record ReportedMessageView(
    Guid Id, Guid SellerOrderId, Guid SenderId, bool FromBuyer, string? Text, DateTimeOffset SentAt, MessageReason Reason,
    DateTimeOffset ReportedAt, bool? Hidden)
{
    public static ReportedMessageView Of(OrderMessage m) => new(m.Id, m.SellerOrderId, m.SenderId, m.FromBuyer, m.Text, m.SentAt,
        m.Reason!.Value, m.ReportedAt!.Value, m.DecidedAt is null ? null : m.Hidden);
}

internal static class ReportMessage
{
    /// <summary>Operators who are told of one report.</summary>
    private const int MostTold = 20;

    private static readonly Error OwnMessage = new("own_message",
        "Өз катыңызга арыздана албайсыз.", "На своё сообщение пожаловаться нельзя.", "You cannot report a message of your own.");

    private static readonly Error Decided = new("report_decided",
        "Бул кат боюнча чечим кабыл алынган.", "По этому сообщению решение уже принято.", "This message is decided already.");

    /// <summary>By who got it. The report does not show the rest of what the two said.</summary>
    public static async Task<Results<Ok<OrderMessageView>, ProblemResult>> Handle(Guid id, Guid partId, Guid messageId,
        ReportMessageBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        if (await SendMessage.Find(id, partId, caller, db, token) is not { } found
            || await db.OrderMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && m.SellerOrderId == partId, token)
                is not { } message)
        {
            return ProblemResult.NotFound;
        }

        if (message.FromBuyer == found.FromBuyer)
        {
            return ProblemResult.Of(OwnMessage);
        }

        // The first report stands, however often it is sent.
        var now = clock.GetUtcNow();
        if (await db.OrderMessages.Where(m => m.Id == messageId && m.ReportedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.ReportedAt, now).SetProperty(m => m.Reason, body.Reason), token) == 1)
        {
            foreach (var one in await db.KnownOperators.Where(k => k.Granted).OrderBy(k => k.PersonId).Select(k => k.PersonId)
                .Take(MostTold).ToListAsync(token))
            {
                await publish.Publish(new OrderMessageReported(messageId, id, one, found.Order.Number), token);
            }

            await db.SaveChangesAsync(token);
        }

        return TypedResults.Ok(OrderMessageView.Of(message, found.FromBuyer) with { Reported = true });
    }

    public static async Task<Results<Ok<Page<ReportedMessageView>>, ProblemResult>> Open([AsParameters] PageQuery page, MarketplaceDb db,
        HttpContext http) => page.Read() is { } refusal
        ? refusal
        : TypedResults.Ok(await page.ToPageAsync(
            db.OrderMessages.AsNoTracking().Where(m => m.ReportedAt != null && m.DecidedAt == null && m.Id > page.After).OrderBy(m => m.Id),
            m => m.Id, ReportedMessageView.Of, http));

    /// <summary>Of two operators at once one decides.</summary>
    public static async Task<Results<Ok<ReportedMessageView>, ProblemResult>> Decide(Guid messageId, DecideReportBody body, Caller caller,
        MarketplaceDb db, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var decided = await db.OrderMessages.Where(m => m.Id == messageId && m.ReportedAt != null && m.DecidedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DecidedAt, now).SetProperty(m => m.DecidedBy, caller.PersonId)
                .SetProperty(m => m.Hidden, body.Hide), token);
        if (await db.OrderMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && m.ReportedAt != null, token)
            is not { } message)
        {
            return ProblemResult.NotFound;
        }

        return decided == 1 || (message.DecidedBy == caller.PersonId && message.Hidden == body.Hide)
            ? TypedResults.Ok(ReportedMessageView.Of(message)) : ProblemResult.Of(Decided);
    }
}
