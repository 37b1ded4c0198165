using System.ComponentModel;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>A code to pay an order with.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="Rail">sandbox (ELQR) or freedompay.</param>
/// <param name="Qr">What the QR code holds, or the address of the page to pay on.</param>
/// <param name="RailId">The rail's id of the payment where that is a UUID.</param>
/// <param name="RailReference">The rail's name of the payment.</param>
/// <param name="Amount">What will be paid.</param>
/// <param name="ExpiresAt">After this the code is worth nothing.</param>
internal sealed record StartedPayment(
    Guid AttemptId, string Rail, string? Qr, Guid? RailId, string? RailReference, Money Amount, DateTimeOffset ExpiresAt);

/// <summary>How to pay.</summary>
internal sealed record StartPaymentQuery([property: Description("sandbox (ELQR), which it is when left out, or freedompay.")]
    string? Rail = null);

/// <summary>The attempt's row is committed first, then the rail is called with no transaction open, then the answer is kept. The caller's
/// key is the row's key, so that a repetition finds the row and the rail, by the row's id, the payment: nothing is made twice, whatever
/// was lost on the way.</summary>
internal static class StartPayment
{
    private const int Most = 10;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(30);

    public static async Task<Results<Created<StartedPayment>, ProblemResult>> Handle(
        Guid id, [FromHeader(Name = "Idempotency-Key")] string? key, [AsParameters] StartPaymentQuery how, Caller caller, MarketplaceDb db,
        IPublishEndpoint publish, PaymentRails rails, TimeProvider clock, CancellationToken token)
    {
        var name = how.Rail ?? QrRail.RailName;
        if (new Validation().OneOf(name, rails.Names, "rail").Problem is { } invalid)
        {
            return invalid;
        }

        if (!Guid.TryParse(key, out var attemptKey))
        {
            return ProblemResult.Of(PaymentRules.KeyRequired);
        }

        var (attempt, number, refusal) = await Create(id, attemptKey, rails.Of(name), caller, db, publish, clock, token);
        if (attempt is null)
        {
            return refusal!;
        }

        if (attempt.State is AttemptState.Created)
        {
            if (await rails.Of(attempt.Rail).Present(attempt, number, clock.GetUtcNow(), token) is not { } presented)
            {
                return ProblemResult.Of(PaymentRules.RailAway);
            }

            // The payment exists at the rail: a buyer who hangs up now must not keep us from noting it.
            Guid? railId = Guid.TryParse(presented.Reference, out var parsed) ? parsed : null;
            await db.Attempts.Where(a => a.Id == attempt.Id && a.RailReference == null).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.RailReference, presented.Reference).SetProperty(a => a.RailId, railId)
                    .SetProperty(a => a.Qr, presented.Code), CancellationToken.None);
            await db.Attempts.Where(a => a.Id == attempt.Id && a.State == AttemptState.Created).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.State, AttemptState.Presented), CancellationToken.None);
            attempt = await db.Attempts.AsNoTracking().SingleAsync(a => a.Id == attempt.Id, CancellationToken.None);
        }

        return TypedResults.Created(
            $"/v1/orders/{id}/payment-attempts/{attempt.Id}",
            new StartedPayment(attempt.Id, attempt.Rail, attempt.Qr, attempt.RailId, attempt.RailReference, Money.Of(attempt.Amount),
                attempt.ExpiresAt));
    }

    private static async Task<(PaymentAttempt? Attempt, string Number, ProblemResult? Problem)> Create(
        Guid orderId, Guid key, IPaymentRail rail, Caller caller, MarketplaceDb db, IPublishEndpoint publish, TimeProvider clock,
        CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var order = await db.LockOrder(orderId, token);
        if (order is null || order.BuyerId != caller.PersonId)
        {
            return (null, "", ProblemResult.NotFound);
        }

        if (await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.OrderId == orderId && a.Key == key, token) is { } before)
        {
            return (before, order.Number, null);
        }

        var now = clock.GetUtcNow();
        if (order.AwaitPayment(now) is { } broken)
        {
            return (null, "", ProblemResult.Of(broken));
        }

        if (await db.Attempts.CountAsync(a => a.OrderId == orderId, token) >= Most)
        {
            return (null, "", ProblemResult.Of(PaymentRules.TooManyAttempts));
        }

        var intent = await db.Intents.AsNoTracking().SingleAsync(i => i.OrderId == orderId, token);
        if (!rail.Capabilities.Takes(intent.Amount))
        {
            return (null, "", ProblemResult.Of(PaymentRules.AmountNotTaken));
        }

        var attempt = PaymentAttempt.Of(intent, order, key, rail.Name, now);
        db.Add(attempt);
        await publish.SchedulePublish(new PaymentPollDue(attempt.Id, 0), now + FirstLook, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return (attempt, order.Number, null);
    }
}
