using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Ledger;
using CreativeLabs.Marketplace.Stock;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>The goods change hands.</summary>
/// <param name="Receipt">The receipt's number, up to 80 characters; required when the buyer pays in cash.</param>
/// <param name="Code">What the buyer's order shows her; required when she has paid already.</param>
internal sealed record HandOverBody(string? Receipt = null, string? Code = null);

internal static class HandOver
{
    /// <summary>In cash this is the moment of payment: stock, ledger and sale are settled with it, in the one transaction of the
    /// request.</summary>
    public static async Task<Results<Ok<OrderView>, ProblemResult>> Handle(
        Guid id, HandOverBody body, Caller caller, MarketplaceDb db, IPublishEndpoint publish, Fees fees, TimeProvider clock,
        HttpContext http, CancellationToken token)
    {
        var order = await db.LockOrder(id, token);
        if (order?.PartOf(caller.PersonId) is not { } part)
        {
            return order is not null && order.BuyerId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (new Validation().Length(body.Receipt, order.Payment is PaymentMethod.Cash ? 1 : 0, 80, "receipt")
            .Length(body.Code, 0, 20, "code").Problem is { } refusal)
        {
            return refusal;
        }

        if (http.RequireMatch(order) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        if (order.HandOver(part, body.Receipt?.Trim(), body.Code, now) is { } broken)
        {
            return ProblemResult.Of(broken);
        }

        if (order.Payment is PaymentMethod.Cash)
        {
            part.Charge(fees.On(part.Goods));
            await ReleaseStock.Commit(db, [part.Id], token);
            await PostJournal.Post(db, Journals.Cash(order, part), now, token);
            await RecordSale.Record(db, publish, order, part, now, token);
        }

        await TellHandedOver.Of(publish, order, part, token);
        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http, caller.PersonId));
    }
}
