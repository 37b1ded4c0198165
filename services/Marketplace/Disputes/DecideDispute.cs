using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Orders;
using CreativeLabs.Marketplace.Refunds;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Disputes;

/// <summary>The seller's answer.</summary>
/// <param name="Agrees">True: all of it goes back. False: the operator decides.</param>
internal sealed record AnswerDisputeBody(bool Agrees);

/// <summary>The operator's decision.</summary>
/// <param name="Outcome">buyer, seller or split.</param>
/// <param name="Refund">What goes back; with split only.</param>
internal sealed record DecideDisputeBody(DisputeOutcome Outcome, Money? Refund = null);

/// <summary>How a dispute goes on. Who decides asks for the refund, so that somebody else approves it.</summary>
internal static class DecideDispute
{
    public static Task<Results<Ok<DisputeView>, ProblemResult>> Answer(Guid id, AnswerDisputeBody body, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, db, http, dispute => dispute.SellerId == caller.PersonId, caller,
        async (dispute, order, part) => body.Agrees
            ? await Decide(dispute, order, part, caller, DisputeOutcome.Buyer, part.Amount - part.Refunded, db, publish, clock, token)
            : dispute.Contest(clock.GetUtcNow()),
        token);

    public static async Task<Results<Ok<DisputeView>, ProblemResult>> Handle(Guid id, DecideDisputeBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (body.Refund is { } given && new Validation().Price(given, "refund").Problem is { } refusal)
        {
            return refusal;
        }

        return await Change(
            id, db, http, _ => true, caller,
            async (dispute, order, part) =>
            {
                var left = part.Amount - part.Refunded;
                var refund = body.Outcome switch
                {
                    DisputeOutcome.Buyer => left,
                    DisputeOutcome.Seller => 0,
                    _ => body.Refund?.Amount ?? 0,
                };
                return (body.Outcome is DisputeOutcome.Split ? refund <= 0 || refund >= left : body.Refund is not null)
                    ? DisputeRules.RefundDoesNotFit
                    : await Decide(dispute, order, part, caller, body.Outcome, refund, db, publish, clock, token);
            },
            token);
    }

    /// <summary>Her buyer has what she wanted.</summary>
    public static Task<Results<Ok<DisputeView>, ProblemResult>> Withdraw(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Change(
        id, db, http, dispute => dispute.BuyerId == caller.PersonId, caller,
        async (dispute, order, part) => dispute.Withdraw() ?? await Release(order, part, publish, clock, token),
        token);

    private static async Task<Error?> Decide(Dispute dispute, Order order, SellerOrder part, Caller caller, DisputeOutcome outcome,
        long refund, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (dispute.Decide(caller.PersonId, outcome, refund, now) is { } broken)
        {
            return broken;
        }

        // In cash the money is with the seller: the decision says what she owes.
        if (refund > 0 && part.PaidAt is not null
            && await RequestRefund.Ask(db, order, part, refund, RefundCause.Dispute, caller.PersonId, now, token) is { } above)
        {
            return above;
        }

        await publish.Publish(
            new DisputeDecided(dispute.Id, order.Id, dispute.BuyerId, dispute.SellerId, order.Number,
                JsonNamingPolicy.CamelCase.ConvertName($"{outcome}")),
            token);
        return await Release(order, part, publish, clock, token);
    }

    private static async Task<Error?> Release(Order order, SellerOrder part, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        order.Thaw(part);
        return await CompleteOrder.Complete(publish, order, part, clock.GetUtcNow(), token);
    }

    private static async Task<Results<Ok<DisputeView>, ProblemResult>> Change(Guid id, MarketplaceDb db, HttpContext http,
        Func<Dispute, bool> may, Caller caller, Func<Dispute, Order, SellerOrder, Task<Error?>> change, CancellationToken token)
    {
        var orderId = await db.Disputes.Where(d => d.Id == id).Select(d => (Guid?)d.OrderId).SingleOrDefaultAsync(token);
        if (orderId is null)
        {
            return ProblemResult.NotFound;
        }

        var order = (await db.LockOrder(orderId.Value, token))!;
        var dispute = await db.Disputes.SingleAsync(d => d.Id == id, token);
        if (!may(dispute))
        {
            return dispute.BuyerId == caller.PersonId || dispute.SellerId == caller.PersonId || caller.IsOperator
                ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (http.RequireMatch(dispute) is { } stale)
        {
            return stale;
        }

        if (await change(dispute, order, order.Parts.Single(p => p.Id == dispute.SellerOrderId)) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        await db.SaveChangesAsync(token);
        http.SetETag(dispute);
        return TypedResults.Ok(DisputeView.Of(dispute));
    }
}
