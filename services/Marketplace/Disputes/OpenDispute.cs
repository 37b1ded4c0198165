using System.ComponentModel;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Disputes;

/// <summary>What is wrong.</summary>
/// <param name="Reason">notReceived, damaged, notAsDescribed or other.</param>
internal sealed record OpenDisputeBody(DisputeReason Reason);

/// <summary>A dispute.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="OrderId">The order.</param>
/// <param name="SellerOrderId">The part that it is about.</param>
/// <param name="Reason">notReceived, damaged, notAsDescribed or other.</param>
/// <param name="State">opened, answered, decided or withdrawn.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Outcome">buyer, seller or split.</param>
/// <param name="Refund">What goes back to the buyer.</param>
/// <param name="DecidedAt">When it was decided.</param>
internal sealed record DisputeView(
    Guid Id, Guid OrderId, Guid SellerOrderId, DisputeReason Reason, DisputeState State, DateTimeOffset OpenedAt, DisputeOutcome? Outcome,
    Money Refund, DateTimeOffset? DecidedAt)
{
    public static DisputeView Of(Dispute dispute) => new(dispute.Id, dispute.OrderId, dispute.SellerOrderId, dispute.Reason,
        dispute.State, dispute.OpenedAt, dispute.Outcome, Money.Of(dispute.Refund), dispute.DecidedAt);
}

/// <summary>Which disputes.</summary>
internal sealed record DisputesQuery([property: Description("opened, answered, decided or withdrawn.")] DisputeState? State = null);

internal static class OpenDispute
{
    /// <summary>Her buyer, as long as what was handed over has not completed.</summary>
    public static async Task<Results<Created<DisputeView>, ProblemResult>> Handle(Guid id, Guid partId, OpenDisputeBody body, Caller caller,
        MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var order = await db.LockOrder(id, token);
        if (order is null || order.BuyerId != caller.PersonId)
        {
            return order?.PartOf(caller.PersonId) is not null ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (order.Parts.Find(p => p.Id == partId) is not { } part)
        {
            return ProblemResult.NotFound;
        }

        if (http.RequireMatch(order) is { } stale)
        {
            return stale;
        }

        if (await db.Disputes.AnyAsync(d => d.SellerOrderId == partId, token))
        {
            return ProblemResult.Of(DisputeRules.OpenedBefore);
        }

        if (order.Freeze(part) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        var dispute = Dispute.Open(order, part, body.Reason, clock.GetUtcNow());
        db.Add(dispute);
        await publish.Publish(new DisputeOpened(dispute.Id, order.Id, order.BuyerId, part.PersonId, order.Number), token);
        await db.SaveChangesAsync(token);
        http.SetETag(dispute);
        return TypedResults.Created($"/v1/disputes/{dispute.Id}", DisputeView.Of(dispute));
    }

    public static async Task<Results<Ok<Page<DisputeView>>, ProblemResult>> All(
        [AsParameters] DisputesQuery wanted, [AsParameters] PageQuery page, MarketplaceDb db, HttpContext http) =>
        page.Read() is { } refusal
            ? refusal
            : TypedResults.Ok(await page.ToPageAsync(
                db.Disputes.AsNoTracking().Where(d => (wanted.State == null || d.State == wanted.State) && d.Id > page.After)
                    .OrderBy(d => d.Id),
                d => d.Id, DisputeView.Of, http));

    /// <summary>For its two parties and the operator.</summary>
    public static async Task<Results<Ok<DisputeView>, ProblemResult>> One(Guid id, Caller caller, MarketplaceDb db, HttpContext http,
        CancellationToken token)
    {
        if (await db.Disputes.AsNoTracking().SingleOrDefaultAsync(
            d => d.Id == id && (caller.IsOperator || d.BuyerId == caller.PersonId || d.SellerId == caller.PersonId), token)
            is not { } dispute)
        {
            return ProblemResult.NotFound;
        }

        http.SetETag(dispute);
        return TypedResults.Ok(DisputeView.Of(dispute));
    }
}
