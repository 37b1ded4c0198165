using CreativeLabs.Marketplace.Data;
using CreativeLabs.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Payments;

/// <summary>An attempt to pay.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="State">created, presented, succeeded, failed, expired, unknown, voided or mismatched.</param>
/// <param name="Qr">What the QR code holds.</param>
/// <param name="Amount">What is to be paid.</param>
/// <param name="ExpiresAt">After this the code is worth nothing.</param>
internal sealed record AttemptView(Guid AttemptId, AttemptState State, string? Qr, Money Amount, DateTimeOffset ExpiresAt);

internal static class GetPaymentAttempt
{
    public static async Task<Results<Ok<AttemptView>, ProblemResult>> Handle(
        Guid id, Guid attemptId, Caller caller, MarketplaceDb db, CancellationToken token)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(
            a => a.Id == attemptId && a.OrderId == id && db.Orders.Any(o => o.Id == id && o.BuyerId == caller.PersonId), token);
        return attempt is null
            ? ProblemResult.NotFound
            : TypedResults.Ok(new AttemptView(attempt.Id, attempt.State, attempt.Qr, Money.Of(attempt.Amount), attempt.ExpiresAt));
    }
}
