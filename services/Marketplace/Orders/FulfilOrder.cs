using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Campaigns;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Marketplace.Sellers;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CreativeLabs.Marketplace.Orders;

/// <summary>Why a seller does not deliver.</summary>
/// <param name="Reason">outOfStock, damaged, notInTime, shopClosed or other. What is not there leaves her stock.</param>
internal sealed record DeclineOrderBody(DeclineReason Reason);

/// <summary>A seller takes on her part.</summary>
/// <param name="ReadyOn">By the end of which day it will be ready, within a year; left out, as it was said when it was ordered.</param>
internal sealed record AcceptOrderBody(DateOnly? ReadyOn = null);

/// <summary>What a seller does with her part of an order before it is handed over.</summary>
internal static class FulfilOrder
{
    public static async Task<Results<Ok<OrderView>, ProblemResult>> Accept(Guid id, AcceptOrderBody? body, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? promised = body?.ReadyOn is { } day
            ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(6)).ToUniversalTime() : null;
        if (new Validation().Check(promised is null || (promised > now && promised < now.AddYears(1)), "readyOn",
            "Бир жылдын ичиндеги күн керек.", "Нужен день в пределах года.", "A day within a year.").Problem is { } refusal)
        {
            return refusal;
        }

        return await Move(
            id, caller, db, http, OrderState.Accepted,
            async (order, part) =>
            {
                var broken = order.Accept(part, now, promised);
                if (broken is null)
                {
                    await publish.Publish(new OrderAccepted(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number), token);
                    if (part.State is OrderState.Ready)
                    {
                        await publish.SchedulePublish(new SellerOrderDue(part.Id, order.Id), part.Deadline!.Value, token);
                    }
                }

                return broken;
            },
            token);
    }

    public static Task<Results<Ok<OrderView>, ProblemResult>> MakeReady(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => Move(
        id, caller, db, http, OrderState.Ready,
        async (order, part) =>
        {
            var broken = order.MakeReady(part, clock.GetUtcNow());
            if (broken is null)
            {
                if (part.Way is DeliveryWay.Delivery)
                {
                    await publish.Publish(new OrderSentOut(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number), token);
                }
                else
                {
                    await publish.Publish(
                        new OrderReady(part.Id, order.Id, order.BuyerId, part.PersonId, order.Number, part.FetchBy!.Value), token);
                }

                await publish.SchedulePublish(new SellerOrderDue(part.Id, order.Id), part.Deadline!.Value, token);
            }

            return broken;
        },
        token);

    /// <summary>She does not deliver: what the buyer paid goes back.</summary>
    public static Task<Results<Ok<OrderView>, ProblemResult>> Decline(Guid id, DeclineOrderBody body, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, TimeProvider clock, HttpContext http, CancellationToken token) => End(
        id, caller, db, publish, clock, http, OrderState.Declined, (order, part, _) => order.Decline(part, body.Reason), token);

    /// <summary>Nobody came to fetch it.</summary>
    public static Task<Results<Ok<OrderView>, ProblemResult>> MissBuyer(Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token) => End(
        id, caller, db, publish, clock, http, OrderState.NoShow, (order, part, now) => order.MissBuyer(part, now), token);

    private static Task<Results<Ok<OrderView>, ProblemResult>> End(
        Guid id, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock, HttpContext http, OrderState cause,
        Func<Order, SellerOrder, DateTimeOffset, Error?> end, CancellationToken token) => Move(
        id, caller, db, http, cause,
        async (order, part) =>
        {
            var now = clock.GetUtcNow();
            var broken = end(order, part, now);
            if (broken is null && part.State is OrderState.HandedOver)
            {
                await TellHandedOver.Of(publish, order, part, token);
            }
            else if (broken is null)
            {
                await EndedParts.Settle(db, publish, order, [part], now, token);
            }

            return broken;
        },
        token);

    private static async Task<Results<Ok<OrderView>, ProblemResult>> Move(
        Guid id, Caller caller, MarketplaceDb db, HttpContext http, OrderState to, Func<Order, SellerOrder, Task<Error?>> move,
        CancellationToken token)
    {
        var order = await db.LockOrder(id, token);
        if (order?.PartOf(caller.PersonId) is not { } part)
        {
            return order is not null && order.BuyerId == caller.PersonId ? ProblemResult.Forbidden : ProblemResult.NotFound;
        }

        if (order.CampaignId is not null)
        {
            return ProblemResult.Of(CampaignRules.NotAnOrder);
        }

        // A phone that lost the answer asks again: what is done already is well.
        var before = order.Version;
        var isSo = part.State == to || part.Cause == to
            || (to is OrderState.Accepted && part is { IsAttended: true, State: OrderState.Ready });
        var broken = isSo ? null : await move(order, part);
        if (http.RequireMatchOfStep(order, before, broken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(token);
        http.SetETag(order);
        return TypedResults.Ok(OrderView.Of(order, http, caller.PersonId));
    }
}
